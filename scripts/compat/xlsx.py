"""Holds documents-bench against openpyxl and LibreOffice; run by scripts/compat-xlsx."""

import argparse
import csv
import datetime as dt
import json
import pathlib
import random
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as tree
import zipfile

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

PIECES = ["\"", ",", ";", "\t", "\n", " ", "a", "7", "=", "+1", "-", "@", "'", "ж", "ё", "黑龙江",
          "𠮷", "🚆", "é", "e\u0301", "\u00a0", "ООО «Ёж»", "<b>", "&", "&amp;", "]]>", "_x", "007",
          "1E5", "TRUE", "#N/A", "2014-06-29"]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# ECMA-376: a spreadsheet program repairs a part whose elements stand in another order.
ORDER = {
    "worksheet": ["dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells",
                  "dataValidations", "ignoredErrors"],
    "styleSheet": ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"],
    "workbook": ["bookViews", "sheets"],
}


class Comparison:
    def __init__(self, program, work, seed):
        self.program, self.work, self.random = program, pathlib.Path(work), random.Random(seed)
        self.passed = self.failed = 0

    def check(self, name, got, expected):
        if got == expected:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAIL  {name}")
        if isinstance(got, list) and isinstance(expected, list):
            pairs = [(g, e) for g, e in zip(got, expected) if g != e]
            got, expected = (pairs or [(got[len(expected):], expected[len(got):])])[0]
        print(f"      got      {got!r}"[:600])
        print(f"      expected {expected!r}"[:600])

    def path(self, name):
        return str(self.work / name)

    def read(self, path, *more):
        return json.loads(subprocess.run([self.program, "read", path, *more], check=True,
                                         capture_output=True).stdout)

    def write(self, path, sheet, columns, rows, times=1):
        contents = {"sheet": sheet, "columns": columns, "rows": rows, "times": times}
        done = subprocess.run([self.program, "write", path], input=json.dumps(contents).encode(),
                              check=True, capture_output=True)
        return json.loads(done.stdout)

    def text(self):
        return "".join(self.random.choices(PIECES, k=self.random.randrange(0, 6)))

    def table(self):
        columns = self.random.randint(1, 6)
        rows = [[self.text() for _ in range(columns)] for _ in range(self.random.randint(1, 12))]
        for row in rows:
            row[0] = row[0] or "y"
        rows[0] = [cell or "x" for cell in rows[0]]
        return rows

    # Theirs, read by us.

    def texts_of_openpyxl(self):
        for number in range(40):
            table, path = self.table(), self.path("theirs.xlsx")
            book = openpyxl.Workbook(write_only=number % 2 == 0)
            sheet = book.create_sheet("Фирмы", 0)
            for row in table:
                cells = []
                for text in row:
                    cell = openpyxl.cell.WriteOnlyCell(sheet, value=None)
                    cell.value, cell.data_type = text, "s"
                    cells.append(cell)
                if number % 2 == 0:
                    sheet.append(cells)
                else:
                    line = sheet.max_row + 1 if sheet["A1"].value else 1
                    for column, text in enumerate(row, 1):
                        target = sheet.cell(line, column)
                        target.value, target.data_type = text, "s"
            book.save(path)
            got = self.read(path)
            self.check("texts that openpyxl wrote", [got["header"]] + [r["cells"] for r in
                       got["rows"]], table)

    def values_of_openpyxl(self, epoch_1904):
        book = openpyxl.Workbook()
        if epoch_1904:
            book.epoch = CALENDAR_MAC_1904
        sheet = book.active
        sheet.append(["n"])
        pairs = [(7830002293, "7830002293"), (-12.5, "-12.5"), (0.1 + 0.2, "0.3"), (1e-7, "0.0000001"),
                 (True, "TRUE"), (False, "FALSE"), (dt.date(2014, 6, 29), "2014-06-29"),
                 (dt.datetime(2014, 6, 29, 10, 20), "2014-06-29T10:20:00"),
                 (dt.time(9, 30), "09:30:00"), (dt.timedelta(hours=30), "30:00:00")]
        for value, _ in pairs:
            sheet.append([value])
        sheet.append([399389899])
        sheet.cell(sheet.max_row, 1).number_format = "0000000000"
        pairs.append((None, "0399389899"))
        for code in ("dd.mm.yyyy", "[$-419]d mmmm yyyy", "yyyy\"年\"m\"月\"d\"日\""):
            sheet.append([dt.date(2014, 6, 29)])
            sheet.cell(sheet.max_row, 1).number_format = code
            pairs.append((None, "2014-06-29"))
        book.save(self.path("values.xlsx"))
        got = self.read(self.path("values.xlsx"))
        self.check("values that openpyxl wrote", [r["cells"][0] for r in got["rows"]],
                   [text for _, text in pairs])
        self.check("nothing found in them", got["findings"], [])

    def oddities_of_openpyxl(self):
        book = openpyxl.Workbook()
        hidden = book.active
        hidden.title, hidden.sheet_state = "Скрытый", "hidden"
        sheet = book.create_sheet("Видимый")
        for row in (["a", "b"], ["=1+1", "x"], ["#N/A", "y"], ["z", None], [None, None], [1, 2]):
            sheet.append(row)
        sheet.merge_cells("A4:B4")
        book.active = 1
        book.save(self.path("odd.xlsx"))
        got = self.read(self.path("odd.xlsx"))
        self.check("findings", [[f["code"], f["row"], f.get("column")] for f in got["findings"]],
                   [["W_SHEET_IGNORED", 0, "Скрытый"], ["W_FORMULA_AS_VALUE", 1, "a"],
                    ["E_CELL_ERROR", 2, "a"], ["W_CELLS_MERGED", 3, "a"]])
        self.check("rows", [[r["line"], r["cells"]] for r in got["rows"]],
                   [[2, ["", "x"]], [4, ["z", ""]], [6, ["1", "2"]]])

    # Ours, read by them.

    def ours_in_openpyxl(self):
        for _ in range(40):
            table, path = self.table(), self.path("ours.xlsx")
            self.write(path, "Фирмы", [{"title": t} for t in table[0]], table[1:])
            sheet = openpyxl.load_workbook(path).active
            got = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
            self.check("texts that we wrote", got, table)
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
            self.check("no text is a formula or a number", kinds - {"s", "inlineStr"}, set())
        return self.template()

    def template(self):
        columns = [{"title": "code", "choices": ["RU-ZAB", "CN, Harbin", "=x"], "note": "кто & что"},
                   {"title": "arrival", "kind": "day"}, {"title": "at", "kind": "moment"},
                   {"title": "count", "kind": "number"}, {"title": "inn"}]
        rows = [["RU-ZAB", {"day": [2014, 6, 29]}, {"moment": [2014, 6, 29, 10, 20, 0]}, 12.5,
                 "0399389899"], ["CN, Harbin", None, None, 7830002293, "黑河" * 30]]
        path = self.path("template.xlsx")
        self.write(path, "Шаблон", columns, rows)
        book = openpyxl.load_workbook(path)
        sheet = book.active
        self.check("typed cells", [[c.value for c in row] for row in sheet.iter_rows(min_row=2)],
                   [["RU-ZAB", dt.datetime(2014, 6, 29), dt.datetime(2014, 6, 29, 10, 20), 12.5,
                     "0399389899"], ["CN, Harbin", None, None, 7830002293, "黑河" * 30]])
        self.check("sheets", [(s.title, s.sheet_state) for s in book],
                   [("Шаблон", "visible"), ("_lists", "veryHidden")])
        self.check("frozen header", sheet.freeze_panes, "A2")
        self.check("bold header", [c.font.b for c in sheet[1]], [True] * 5)
        self.check("widths", [sheet.column_dimensions[c].width for c in "ABCDE"],
                   [12.0, 12.0, 21.0, 12.0, 62.0])
        self.check("codes keep zeros", sheet.column_dimensions["E"]._style and
                   sheet["E2"].number_format, "@")
        rules = [(str(r.sqref), r.type, r.formula1, r.prompt)
                 for r in sheet.data_validations.dataValidation]
        self.check("choices", rules,
                   [("A2:A1048576", "list", "_lists!$A$1:$A$3", "кто & что")])
        self.order(path)
        return path

    def order(self, path):
        with zipfile.ZipFile(path) as archive:
            self.check("sound archive", archive.testzip(), None)
            for name in archive.namelist():
                root = tree.fromstring(archive.read(name))
                order = ORDER.get(root.tag.removeprefix(MAIN))
                if order:
                    places = [order.index(child.tag.removeprefix(MAIN)) for child in root]
                    self.check(f"order of elements in {name}", places, sorted(places))

    # LibreOffice, both ways.

    def convert(self, path, kind, out):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.work}/office", "--headless",
                        "--convert-to", kind, "--outdir", self.path(out), path],
                       check=True, capture_output=True, timeout=300)
        return self.work / out / (pathlib.Path(path).stem + "." + kind.split(":")[0])

    def office(self, template):
        tables = [self.table() for _ in range(6)]
        for number, table in enumerate(tables):
            # LibreOffice has a tab as a tab only in CSV cells, not in its own.
            path = self.path(f"ours{number}.xlsx")
            self.write(path, "s", [{"title": t} for t in table[0]], table[1:])
            out = self.convert(path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "csv")
            with open(out, newline="", encoding="utf-8") as file:
                self.check("LibreOffice reads ours", list(csv.reader(file)), table)
            back = self.read(str(self.convert(path, "xlsx", "xlsx")))
            self.check("ours, through LibreOffice, back",
                       [back["header"]] + [r["cells"] for r in back["rows"]], table)
        back = self.read(str(self.convert(template, "xlsx", "xlsx")))
        self.check("the template through LibreOffice", [r["cells"] for r in back["rows"]],
                   [["RU-ZAB", "2014-06-29", "2014-06-29T10:20:00", "12.5", "0399389899"],
                    ["CN, Harbin", "", "", "7830002293", "黑河" * 30]])
        back = self.read(str(self.convert(self.path("values.xlsx"), "xlsx", "xlsx")))
        self.check("openpyxl's values through LibreOffice", [r["cells"][0] for r in back["rows"]],
                   [r["cells"][0] for r in self.read(self.path("values.xlsx"))["rows"]])
        old = self.read(str(self.convert(template, "xls", "old")))
        self.check("an XLS", [f["code"] for f in old["findings"]], ["E_NOT_TEXT"])
        other = self.read(str(self.convert(template, "ods", "old")))
        self.check("an ODS", [f["code"] for f in other["findings"]], ["E_NOT_WORKBOOK"])

    def speed(self, rows):
        path = self.path("large.xlsx")
        row = ["RU-ZAB", "ООО «Ёлка»", "黑河贸易有限公司", "Elka Trade LLC", "RU", 7830002293,
               1050399337350, "AGR", "p000001@ru.test", {"day": [2014, 6, 29]}]
        varied = [row[:1] + [f"{row[1]} {n}", f"{row[2]}{n}", f"{row[3]} {n}"] + row[4:5]
                  + [row[5] + n, row[6] + n] + row[7:] for n in range(rows)]
        wrote = self.write(path, "s", [{"title": f"c{n}"} for n in range(10)], varied)
        read = json.loads(subprocess.run([self.program, "read", "--measure", path], check=True,
                                         capture_output=True).stdout)
        start = time.monotonic()
        count = sum(1 for _ in openpyxl.load_workbook(path, read_only=True).active.iter_rows())
        theirs = time.monotonic() - start
        self.check("rows of the large file", (read["rows"], count), (rows, rows + 1))
        print(f"{rows} rows of 10 cells: read in {read['seconds']:.2f} s and "
              f"{read['peak_kilobytes'] // 1024} MB, {theirs / read['seconds']:.1f} times as fast as "
              f"openpyxl; written in {wrote['seconds']:.2f} s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--seed", type=int, default=2014)
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    comparison = Comparison(options.program, options.work, options.seed)
    comparison.texts_of_openpyxl()
    for epoch_1904 in (True, False):
        comparison.values_of_openpyxl(epoch_1904)
    comparison.oddities_of_openpyxl()
    template = comparison.ours_in_openpyxl()
    if shutil.which("soffice"):
        comparison.office(template)
    else:
        print("SKIP  LibreOffice: no soffice here")
    comparison.speed(options.rows)
    print(f"compat-xlsx: {comparison.passed} passed, {comparison.failed} failed")
    sys.exit(1 if comparison.failed else 0)


main()
