"""Writes made-up wishes among the firms of madeup_firms.py: madeup_requests.py ROWS > requests.csv."""
import csv
import sys

import madeup_firms


def code(number):
    row = madeup_firms.row(number)
    return f"{row[4]}-{row[5] or row[6]}"


def main():
    rows = int(sys.argv[1])
    codes = [code(number) for number in range(min(rows, 2000))]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow("request_code from_enterprise to_enterprise preference sector_code note".split())
    for number in range(rows):
        start, distance = number % len(codes), 1 + number // len(codes)
        writer.writerow([f"Q{number:06d}", codes[start], codes[(start + distance) % len(codes)],
                         "meet" if number % 7 else "must", "FOR", f"wish {number}"])


if __name__ == "__main__":
    main()
