"""Writes made-up firms for measuring: madeup_firms.py ROWS > firms.csv. The same rows each time."""
import csv
import sys

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
RUSSIAN = "ба ве гу до зи ка ле мо ну ри са те фо ха че".split()
LATIN = "ba ve gu do zi ka le mo nu ri sa te fo kha che".split()
CHINESE = "丰 宏 建 明 盛 达 瑞 泽 昌 源 兴 华 永 信 嘉".split()
PINYIN = "feng hong jian ming sheng da rui ze chang yuan xing hua yong xin jia".split()


def syllables(number, table, least=4):
    """The number written in syllables, the last one of them a check that keeps names apart."""
    parts = []
    rest = number
    while rest or len(parts) < least:
        rest, digit = divmod(rest, len(table))
        parts.append(table[digit])
    return parts


def taxpayer_number(number):
    digits = f"27{number:07d}"
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    return digits + str(sum(int(d) * w for d, w in zip(digits, weights)) % 11 % 10)


def credit_code(number):
    body = f"XX{number:06d}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(int(c, 36) * w for c, w in zip(body, weights)) % 11
    code = "91230102" + body + {10: "X", 11: "0"}.get(rest, str(rest))
    return code + ALPHABET[-sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code)) % 31]


def row(number):
    if number % 3 == 0:
        russian = "".join(syllables(number, RUSSIAN)).capitalize()
        latin = "".join(syllables(number, LATIN)).capitalize()
        return ["RU", f"ООО «{russian}»", "", f"{latin} LLC", "RU", taxpayer_number(number), "",
                "FOR", f"office@firm{number}.test", f"+7 900 {number:07d}", "2030-05-30", ""]
    chinese = "".join(syllables(number, CHINESE))
    pinyin = "".join(syllables(number, PINYIN)).capitalize()
    return ["CN", "", f"哈尔滨{chinese}有限公司", f"Harbin {pinyin} Co., Ltd.", "CN", "",
            credit_code(number), "FOR", f"office@firm{number}.example", f"+86 {number:011d}",
            "2030-05-30", "line one"]


def main():
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow("delegation_code name_ru name_zh name_en country inn uscc sector_code "
                    "contact_email contact_phone arrival_date note".split())
    for number in range(int(sys.argv[1])):
        writer.writerow(row(number))


if __name__ == "__main__":
    main()
