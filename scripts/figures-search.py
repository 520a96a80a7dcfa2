#!/usr/bin/env python3
"""Writes the files of an expo with many invented firms: figures-search.py FOLDER COUNT.

Names are put together from syllables and characters by a seeded generator; registry numbers have right
check digits. Three firms in ten are Russian, the others Chinese, each with names in three languages.
"""
import csv
import pathlib
import random
import sys

SYLLABLES = (
    "ва ло ми ре ту ка со ни ду ля бе го жи за пе ры фо ха цо чу ша ще эл юр яр мор лес вод кам тор сти"
    " гра бро кле дни"
).split()
LATIN = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia".split(" ")))
CHARACTERS = (
    "安华林海东方北山江河龙云金木水火土天地光明新和平兴盛达信德诚美丽春秋长远大中正宏伟福祥瑞泰康宁顺利丰富盈昌隆鼎佳荣茂通源泉峰岭"
    "松柏梅兰竹菊凤凰麒麟鹏鹤鹰虎狮象马牛羊星月日辰晨曦霞虹雪霜露雨风雷电波浪洋湖溪川泽"
)
TRADES = [
    ("Лес", "木业", "Timber"), ("Торг", "贸易", "Trade"), ("Пром", "工业", "Industry"),
    ("Строй", "建设", "Construction"), ("Агро", "农业", "Agro"), ("Транс", "运输", "Transport"),
    ("Энерго", "能源", "Energy"), ("Техно", "科技", "Technology"), ("Эко", "生态", "Eco"),
    ("Мед", "医疗", "Medical"),
]
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def inn(number):
    digits = [int(digit) for digit in f"99{number:07d}"]
    check = sum(a * b for a, b in zip(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8])) % 11 % 10
    return "".join(map(str, digits)) + str(check)


def uscc(number):
    organisation = f"{number:08d}"
    total = sum(int(a) * b for a, b in zip(organisation, [3, 7, 9, 10, 5, 8, 4, 2]))
    check = (11 - total % 11) % 11
    code = "91230100" + organisation + ("X" if check == 10 else str(check))
    total = sum(CODE.index(letter) * pow(3, place, 31) for place, letter in enumerate(code))
    return code + CODE[(31 - total % 31) % 31]


def firms(count, chance):
    seen = set()
    for number in range(1, count + 1):
        while True:
            root = "".join(chance.choices(SYLLABLES, k=chance.choice([3, 4])))
            chinese = "".join(chance.choices(CHARACTERS, k=chance.choice([3, 4])))
            if root not in seen and chinese not in seen:
                break
        seen |= {root, chinese}
        trade = chance.choice(TRADES)
        country = "RU" if number % 10 < 3 else "CN"
        latin = "".join(LATIN.get(letter, letter) for letter in root)
        yield [
            f"{country}{number:06d}", country, country, f"ООО «{root.capitalize()} {trade[0]}»",
            f"{chinese}{trade[1]}有限公司", f"{latin.capitalize()} {trade[2]} Ltd",
            inn(number) if country == "RU" else "", uscc(number) if country == "CN" else "",
        ]


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "expos.csv").write_text(
        "expo_code,edition,name_en,host_country,city_en,starts,ends,timezone\n"
        "many,1,Many,CN,Harbin,2027-06-14,2027-06-18,Asia/Shanghai\n")
    (folder / "delegations.csv").write_text(
        "delegation_code,country,name_en\nRU,RU,Russia\nCN,CN,China\n")
    with open(folder / "enterprises.csv", "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(
            "enterprise_code delegation_code country name_ru name_zh name_en inn uscc".split())
        table.writerows(firms(count, random.Random(2027)))


main()
