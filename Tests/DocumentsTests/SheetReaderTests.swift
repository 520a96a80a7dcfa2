import Documents
import Testing

@Suite("Rows and cells of a workbook", .timeLimit(.minutes(1)))
struct SheetReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rows: String
    var expected: [String]

    init(_ name: String, _ rows: String, _ expected: [String]) {
      testDescription = name
      self.rows = rows
      self.expected = expected
    }

    /// A header `a` and one cell, and what is seen in it.
    init(cell: String, _ expected: String) {
      self.init(cell, SheetReaderTests.header("a") + "<row>\(cell)</row>", ["header a", expected])
    }
  }

  static func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }

  static func header(_ names: String...) -> String { "<row>\(names.map(text).joined())</row>" }

  static let sound = [
    Case(
      "places told",
      "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>a</v></c><c r=\"C3\" t=\"str\"><v>c</v></c></row><row r=\"7\"><c r=\"C7\"><v>9</v></c></row>",
      ["header a||c", "1:7 ||9"]),
    Case(
      "places not told", header("a", "b") + "<row/><row><c/><c><v>2</v></c></row>",
      ["header a|b", "1:3 |2"]),
    Case(
      "blank rows",
      "<row/>" + header("a")
        + "<row><c s=\"1\"/></row><row><c t=\"str\"><v></v></c></row><row><c><v>1</v></c></row>",
      ["header a", "1:5 1"]),
    Case(
      "cells left out", header("a", "b", "c") + "<row><c><v>1</v></c></row>",
      ["header a|b|c", "1:2 1||"]),
    Case(
      "empty cells beyond", header("a") + "<row><c><v>1</v></c><c s=\"4\"/><c r=\"XFD2\"/></row>",
      ["header a", "1:2 1"]),
    Case("header only", header("a", "b"), ["header a|b"]),
    Case(
      "prefixes", "<x:row><x:c t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c></x:row>",
      ["header a"]),
    Case(
      "others inside",
      "<row><c t=\"str\"><v>a</v><extLst><ext><v>b</v></ext></extLst></c><extLst/></row>",
      ["header a"]),
    Case(
      "comments and the like",
      "<!-- <row> --><row><?x y?><c t=\"str\"><v><![CDATA[a<]]>&#98;]]></v></c></row>",
      ["header a<b]]>"]),
    Case(
      "runs",
      "<row><c t=\"inlineStr\"><is><r><rPr><b/></rPr><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r><rPh sb=\"0\"><t>x</t></rPh><phoneticPr/></is></c></row>",
      ["header a b"]),
    Case(
      "references", header("&lt;&#x9ED1;&#1078;&amp;amp;&quot;&apos;&gt;&#13;&#10;"),
      ["header <黑ж&amp;\"'>\r\n"]),
    Case("line ends", header("a\r\nb\rc\nd"), ["header a\nb\nc\nd"]),
    Case(
      "escapes", header("_x000D__x041A_ _x005F_x000A_ _xD83D__xDE86_ _xD83D_ _x12_ _x00g0_ _x"),
      ["header \rК _x000A_ 🚆 _xD83D_ _x12_ _x00g0_ _x"]),
    Case("scripts", header("名称 ёлка 𠮷🚆"), ["header 名称 ёлка 𠮷🚆"]),
    Case("spaces kept", header("  a ", "\t"), ["header   a |\t"]),
    Case(
      "surplus in place",
      header("a") + "<row><c><v>1</v></c><c><v>2</v></c><c/><c><v>4</v></c></row>",
      ["header a", "E_ROW_LONG@1:2 [1|2||4]"]),
    Case(
      "control character", header("a", "b") + "<row>\(text("x_x0001_"))\(text("\u{7F}"))</row>",
      ["header a|b", "E_CONTROL_CHAR@1:2/a E_CONTROL_CHAR@1:2/b [x\u{1}|\u{7F}]"]),
    Case(
      "control character in the header", header("a_x0000_") + header("1"),
      ["E_CONTROL_CHAR@0:1/1 [a\u{0}]"]),
  ]

  @Test("Rows, cells and texts", arguments: sound)
  func rows(_ sample: Case) throws {
    #expect(try brief(rows: sample.rows) == sample.expected)
  }

  static let values = [
    Case(cell: "<c><v>7830002293</v></c>", "1:2 7830002293"),
    Case(cell: "<c><v>7.830002293E9</v></c>", "1:2 7830002293"),
    Case(cell: "<c t=\"n\"><v>1050399337350.0</v></c>", "1:2 1050399337350"),
    Case(cell: "<c><v>-0</v></c>", "1:2 0"),
    Case(cell: "<c><v>-12.50</v></c>", "1:2 -12.5"),
    Case(cell: "<c><v>0.30000000000000004</v></c>", "1:2 0.3"),
    Case(cell: "<c><v>1.0000000000000001E-3</v></c>", "1:2 0.001"),
    Case(cell: "<c><v>9.9999999999999995</v></c>", "1:2 10"),
    Case(cell: "<c><v>1E-7</v></c>", "1:2 0.0000001"),
    Case(cell: "<c><v>123456789012345</v></c>", "1:2 123456789012345"),
    Case(cell: "<c><v>1234567890123456</v></c>", "E_NUMBER_DIGITS_LOST@1:2/a [1234567890123456]"),
    Case(
      cell: "<c><v>9.1110108000012301E+17</v></c>",
      "E_NUMBER_DIGITS_LOST@1:2/a [911101080000123010]"),
    Case(cell: "<c><v>x1</v></c>", "1:2 x1"),
    Case(cell: "<c><v>1e999</v></c>", "1:2 1e999"),
    Case(cell: "<c t=\"b\"><v>1</v></c>", "1:2 TRUE"),
    Case(cell: "<c t=\"b\"><v>0</v></c>", "1:2 FALSE"),
    Case(cell: "<c t=\"e\"><v>#N/A</v></c>", "E_CELL_ERROR@1:2/a [#N/A]"),
    Case(cell: "<c t=\"d\"><v>2014-06-29T00:00:00Z</v></c>", "1:2 2014-06-29"),
    Case(cell: "<c t=\"d\"><v>2014-06-29T10:30:00</v></c>", "1:2 2014-06-29T10:30:00"),
    Case(cell: "<c t=\"s\"><v>1</v></c>", "1:2 два"),
    Case(cell: "<c t=\"s\"><v>7</v></c>", "E_CELL_ERROR@1:2/a [7]"),
    Case(cell: "<c t=\"s\"><v>-1</v></c>", "E_CELL_ERROR@1:2/a [-1]"),
  ]

  @Test("Numbers, truths, errors and shared texts as a person sees them", arguments: values)
  func shown(_ sample: Case) throws {
    let texts = "<si><t>один</t></si><si><r><t>д</t></r><r><t>ва</t></r><rPh><t>x</t></rPh></si>"
    #expect(try brief(rows: sample.rows, texts: texts) == sample.expected)
  }

  @Test("A formula gives its value as last computed, and a warning")
  func formulas() throws {
    let rows =
      Self.header("a", "b")
      + "<row><c t=\"str\"><f>\"x\"&amp;A1</f><v>xa</v></c><c><f/><v>2</v></c></row>"
      + "<row><c><f>1+1</f></c></row><row><c t=\"str\"><f>IF(1,\"\")</f><v></v></c></row>"
      + "<row><c/><c/><c><f>1</f><v>1</v></c></row>"
    let fixture = WorkbookFixture(rows: rows)
    let events = try sheetEvents(fixture.bytes)
    #expect(
      events.map(\.brief) == [
        "header a|b", "W_FORMULA_AS_VALUE@1:2/a", "W_FORMULA_AS_VALUE@1:2/b", "1:2 xa|2",
        "W_FORMULA_AS_VALUE@2:3/a", "2:3 |", "E_ROW_LONG@3:5 [||1]",
      ])
    let fault = DocumentFault(
      code: .formulaAsValue, row: 1, line: 2, column: "a", value: "=\"x\"&A1",
      hint: "a formula; its value as last computed was taken")
    #expect(events[1] == .warning(fault))
  }

  @Test("Merged cells are told with the first row of the table that they touch")
  func merges() throws {
    let rows =
      "<row r=\"2\">\(Self.text("a"))\(Self.text("b"))</row>"
      + "<row r=\"4\">\(Self.text("1"))</row><row r=\"6\">\(Self.text("2"))</row>"
    let merges = ["A1:B1", "A1:A9", "A5:B7", "B6:B7", "B4", "C4:C5", "A7:A8", "?:A1"]
      .map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    #expect(
      try brief(rows: rows, behind: "<mergeCells>\(merges)</mergeCells>") == [
        "header a|b", "1:4 1|", "2:6 2|", "W_CELLS_MERGED@0:2/a", "W_CELLS_MERGED@2:6/a",
        "W_CELLS_MERGED@2:6/b",
      ])
  }

  @Test("Rows and cells out of order are damage, not a choice")
  func order() throws {
    let damages = [
      "<row r=\"5\"/><row r=\"5\"/>", "<row r=\"5\"/><row r=\"3\"/>",
      "<row><c r=\"B1\"/><c r=\"A1\"/></row>", "<row><c r=\"A1\"/><c r=\"A1\"/></row>",
      "<row><c r=\"11\"/></row>", "<row><c r=\"XFE1\"/></row>", "<row r=\"1048577\"/>",
    ]
    for rows in damages { #expect(try brief(rows: rows) == ["E_ARCHIVE_DAMAGED@0:0"]) }
  }
}
