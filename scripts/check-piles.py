"""Takes each dirty file in with --partial, corrects its piles and takes them in again, until all is in."""
import csv
import json
import os
import subprocess
import sys

from madeup_firms import credit_code, taxpayer_number

EXPO = "cre-2014"
# What no correction of rows can mend: the file has no rows, or is none.
HOPELESS = {"24_empty.csv", "28_binary_as_csv.csv", "41_zip_bomb.xlsx"}


class Bench:
    """One file in a database of its own."""

    def __init__(self, url, folder):
        self.environment = {**os.environ, "EXPO_DATABASE_URL": url}
        self.folder = folder
        self.fresh = 900_000

    def run(self, *arguments):
        return subprocess.run(
            [os.environ["EXPOCTL"], *arguments], capture_output=True, text=True,
            env=self.environment)

    def apply(self, path, kind, *more):
        run = self.run("import", "apply", path, "--kind", kind, "-e", EXPO, "--partial", "-o",
                       "json", *more)
        if run.returncode not in (0, 3):
            raise RuntimeError(f"{path}: {run.stderr.strip()[:400]}")
        return json.loads(run.stdout)["items"][0]

    def number(self):
        self.fresh += 1
        return self.fresh


def corrected(row, code, column, bench):
    """The row as a person would put it right."""
    row = dict(row)
    number = bench.number()
    if code in ("E_ROW_SHORT", "E_QUOTE_UNCLOSED", "E_ENCODING_BYTES") or "name_ru|" in column:
        row.update(delegation_code="RU", name_ru=f"ООО «Исправлено {number}»", name_zh="",
                   name_en=f"Corrected {number}", country="RU", inn=taxpayer_number(number),
                   ogrn="", kpp="", uscc="", sector_code="", contact_email="", contact_phone="",
                   arrival_date="", note="")
        return row
    values = {
        "inn": taxpayer_number(number), "uscc": credit_code(number % 1_000_000), "ogrn": "",
        "kpp": "", "note": "", "arrival_date": "2014-06-29", "sector_code": "",
        "contact_email": f"office@firm{number}.test", "delegation_code": "RU",
        "name_en": f"Corrected {number}", "country": "RU" if row.get("inn") else "CN",
        "preference": "meet", "duration_slots": "1", "to_enterprise": "CN0007",
    }
    # A row that was too long has lost its surplus in the pile: there is nothing left to correct.
    if code != "E_ROW_LONG":
        row[column] = values[column]
    if code == "E_CONTRADICTS":
        row["from_enterprise"], row["to_enterprise"] = "RU0015", "CN0200"
    elif "request_code" in row and column in ("preference", "duration_slots"):
        row["from_enterprise"], row["to_enterprise"] = f"RU00{number % 9 + 20}", "CN0201"
    if column == "to_enterprise":
        row["from_enterprise"] = f"RU00{number % 9 + 30}"
    return row


def again(bench, batch, kind):
    """Takes the corrected rejected rows of a batch in once more."""
    path = os.path.join(bench.folder, f"again-{batch}.csv")
    written = bench.run("import", "rows", str(batch), "-O", path)
    if written.returncode != 0:
        raise RuntimeError(written.stderr.strip())
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        header, rows = reader.fieldnames, list(reader)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        for row in rows:
            right = corrected(row, row["error_code"], row["error_column"], bench)
            writer.writerow({name: right[name] for name in header})
    return bench.apply(path, kind)


def decide(bench, batch):
    """Decides about held rows in turn; what shares a number with another is the same firm."""
    held = json.loads(bench.run("import", "rows", str(batch), "--pile", "held", "-o",
                                "json").stdout)["items"]
    for turn, row in enumerate(held):
        certain = row["error_code"].endswith("CERTAIN")
        decision = "merge" if certain else ("keep", "merge", "skip")[turn % 3]
        done = bench.run("import", "resolve", str(batch), str(row["row"]), "--as", decision)
        if done.returncode != 0:
            raise RuntimeError(f"row {row['row']} {decision}: {done.stderr.strip()}")
    return len(held)


def settle(bench, path, kind, *more):
    """All rows of a file in, however often it takes; gives (total, taken, decided, rounds)."""
    report = bench.apply(path, kind, *more)
    total, taken, decided, rounds = report["rows"], 0, 0, 0
    while True:
        parts = sum(report[key] for key in ("inserted", "updated", "unchanged"))
        if parts + report["rejected"] + report["held"] != report["rows"]:
            raise RuntimeError(f"{path}: rows were lost: {report}")
        taken += parts
        if report["held"]:
            decided += decide(bench, report["batch"])
        if not report["rejected"]:
            return total, taken, decided, rounds
        rounds += 1
        if rounds > 5:
            raise RuntimeError(f"{path}: still rejected after 5 rounds: {report['findings'][:3]}")
        report = again(bench, report["batch"], kind)


def mended(name, path, folder):
    """A file that is refused as a whole, put right as a person would; and how to import it."""
    if name.startswith("03_"):
        return path, ["--encoding", "utf-16-be"]
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if name.startswith("20_"):
        rows = [rows[0] + ["name_en", "inn", "uscc"]] + [
            row + ["", taxpayer_number(800_000 + number) if row[3] == "RU" else "",
                   "" if row[3] == "RU" else credit_code(800_000 + number)]
            for number, row in enumerate(rows[1:])]
    else:
        rows = [row[:-1] for row in rows]
    path = os.path.join(folder, "mended-" + name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path, []


def main():
    folder, work, psql, server = sys.argv[1:5]
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)["files"]
    failed = 0
    for number, name in enumerate(sorted(expected)):
        if name in HOPELESS:
            print("none", f"{name}: no rows to take in")
            continue
        is_requests = "requests" in name
        database = f"piles_{number}"
        template = "dirty_all" if is_requests else "dirty_references"
        subprocess.run([psql, "-Xq", server, "-c", f"create database {database} template {template}"],
                       check=True)
        bench = Bench(f"{server}&dbname={database}", work)
        path, more = os.path.join(folder, name), []
        if expected[name]["verdict"] == "reject_file":
            path, more = mended(name, path, work)
        try:
            total, taken, decided, rounds = settle(
                bench, path, "requests" if is_requests else "enterprises", *more)
            right = taken + decided == total == expected[name]["rows_total"]
            print("pass" if right else "FAIL",
                  f"{name}: {total} rows, {taken} taken, {decided} decided, {rounds} corrections")
            failed += not right
        except (RuntimeError, KeyError) as error:
            print("FAIL", f"{name}: {error}")
            failed += 1
    print(f"{failed} not whole" if failed else "every row of every file is in or decided about")
    return 1 if failed else 0


sys.exit(main())
