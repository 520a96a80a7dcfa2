import Documents
import Testing

@Suite("Writing workbooks", .timeLimit(.minutes(1)))
struct SheetWriterTests {
  static let values: [(cell: SheetCell, text: String)] = [
    (.empty, ""), (.text(""), ""), (.text("=1+1"), "=1+1"), (.text("007"), "007"),
    (.text("@SUM(A1)"), "@SUM(A1)"), (.integer(7_830_002_293), "7830002293"),
    (.integer(-5), "-5"), (.integer(999_999_999_999_999), "999999999999999"),
    (.integer(1_000_000_000_000_001), "1000000000000001"), (.integer(.min), "\(Int.min)"),
    (.number(0.1 + 0.2), "0.3"), (.number(-12.5), "-12.5"),
    (.number(1e20), "100000000000000000000"),
    (.number(.infinity), "inf"), (.boolean(true), "TRUE"), (.boolean(false), "FALSE"),
    (.day(year: 2014, month: 6, day: 29), "2014-06-29"),
    (.day(year: 2016, month: 2, day: 29), "2016-02-29"),
    (.day(year: 2014, month: 2, day: 29), "2014-02-29"),
    (.day(year: 1899, month: 1, day: 2), "1899-01-02"),
    (.day(year: 9999, month: 12, day: 31), "9999-12-31"),
    (
      .moment(year: 2014, month: 6, day: 29, hour: 10, minute: 20, second: 0), "2014-06-29T10:20:00"
    ),
    (
      .moment(year: 2014, month: 6, day: 29, hour: 23, minute: 59, second: 59),
      "2014-06-29T23:59:59"
    ),
    (.moment(year: 2014, month: 6, day: 29, hour: 24, minute: 0, second: 0), "2014-06-29T24:00:00"),
  ]

  @Test("Cells of every kind read back as a person sees them", arguments: values)
  func kinds(_ cell: SheetCell, _ text: String) throws {
    let bytes = try SheetWriter.document(
      sheet: "s", columns: [SheetColumn("a", kind: .number), SheetColumn("b")],
      rows: [[cell, .text("x")]])
    let events = try sheetEvents(bytes)
    let isLong = text.count > 15 && Int(text) == nil && cell == .number(1e20)
    let expected =
      isLong ? "E_NUMBER_DIGITS_LOST@1:2/a [\(text)|x]" : "1:2 \(text)|x"
    #expect(events.map(\.brief) == ["header a|b", expected])
  }

  @Test("The same rows give the same bytes")
  func deterministic() throws {
    func write() throws -> [UInt8] {
      try SheetWriter.document(
        sheet: "s", columns: [SheetColumn("a", choices: ["x", "y"])],
        rows: (0..<2_000).map { [.integer($0)] })
    }
    let first = try write()
    #expect(try write() == first)
    #expect(first.count < 20_000)
  }

  @Test("Choices and notes of a template do not show when it is read")
  func template() throws {
    let columns = [
      SheetColumn(
        "delegation_code", choices: ["RU-ZAB", "CN-HLJ, Harbin", "=\"x\""], note: "кто & что"),
      SheetColumn("arrival", kind: .day),
      SheetColumn("sector", choices: (1...300).map { "S\($0)" }),
    ]
    let bytes = try SheetWriter.document(sheet: "a/b:'c'?", columns: columns, rows: [])
    let reader = SheetReader(bytes: bytes)
    #expect(try reader.nextEvent() == .header(["delegation_code", "arrival", "sector"]))
    #expect(try reader.nextEvent() == nil)
    #expect(
      reader.format
        == SheetFormat(sheet: "a_b_'c'_", dateSystem: .from1900, ignoredSheets: ["_lists"]))
    let lists = try sheetEvents(bytes, DocumentOptions(sheet: "_lists"))
    #expect(
      lists.prefix(3).map(\.brief)
        == ["W_SHEET_IGNORED@0:0/a_b_'c'_", "header RU-ZAB||S1", "1:2 CN-HLJ, Harbin||S2"])
    #expect(lists.count == 301)
  }

  @Test(
    "Names that no sheet may have are changed",
    arguments: [
      ("", "Sheet1"), ("'x'", "x"), ("a\nb", "a_b"),
      (
        String(repeating: "ж", count: 40),
        String(repeating: "ж", count: 31)
      ), ("<&\">", "<&\">"),
    ])
  func names(_ name: String, _ expected: String) throws {
    let bytes = try SheetWriter.document(sheet: name, columns: [SheetColumn("a")], rows: [])
    let reader = SheetReader(bytes: bytes)
    _ = try reader.nextEvent()
    #expect(reader.format?.sheet == expected)
  }

  @Test("What spreadsheet programs would not open is not written")
  func refusals() throws {
    let fits = String(repeating: "🚆", count: 16_383)
    let writer = try SheetWriter(sheet: "s", columns: [SheetColumn("a"), SheetColumn("b")])
    try writer.append(texts: ["1", fits])
    #expect(throws: SheetError.cellTooLong(row: 2, column: 2)) {
      try writer.append(texts: ["2", fits + "🚆"])
    }
    #expect(throws: SheetError.columnCount(0)) { _ = try SheetWriter(sheet: "s", columns: []) }
    #expect(throws: SheetError.columnCount(16_385)) {
      try writer.append([SheetCell](repeating: .empty, count: 16_385))
    }
    #expect(
      try sheetEvents(writer.finish()) == [
        .header(["a", "b"]), .row(TableRow(row: 1, line: 2, cells: ["1", fits])),
      ])
  }

  @Test("Rows may be shorter and longer than the columns")
  func ragged() throws {
    let bytes = try SheetWriter.document(
      sheet: "s", columns: [SheetColumn("a"), SheetColumn("b")],
      rows: [
        [.text("1")], [.text("1"), .text("2"), .text("3")], [], [.empty, .empty], [.text("4")],
      ])
    #expect(
      try sheetEvents(bytes).map(\.brief)
        == ["header a|b", "1:2 1|", "E_ROW_LONG@2:3 [1|2|3]", "3:6 4|"])
  }
}
