import Documents
import Testing

@Suite("Sheets and parts of a workbook", .timeLimit(.minutes(1)))
struct WorkbookTests {
  static let rows = "<row><c t=\"str\"><v>a</v></c></row><row><c><v>1</v></c></row>"
  static let sheets =
    "<sheet name=\"Скрытый\" sheetId=\"2\" state=\"hidden\" r:id=\"rId8\"/>"
    + "<sheet name=\"A &amp; B\" sheetId=\"1\" r:id=\"rId1\"/>"
    + "<sheet name=\"График\" sheetId=\"3\" r:id=\"rId9\"/>"

  @Test("The first visible sheet is read, the others are named")
  func visible() throws {
    let reader = SheetReader(bytes: WorkbookFixture(rows: Self.rows, sheets: Self.sheets).bytes)
    var events: [TableEvent] = []
    while let event = try reader.nextEvent() { events.append(event) }
    let ignored = DocumentFault(
      code: .sheetIgnored, column: "Скрытый", hint: "a hidden sheet, which is not read")
    #expect(
      events == [
        .warning(ignored), .header(["a"]), .row(TableRow(row: 1, line: 2, cells: ["1"])),
      ])
    #expect(
      reader.format
        == SheetFormat(sheet: "A & B", dateSystem: .from1900, ignoredSheets: ["Скрытый"]))
    #expect(reader.rows == 1)
  }

  @Test("A sheet can be asked for by name")
  func named() throws {
    let bytes = WorkbookFixture(rows: Self.rows, sheets: Self.sheets).bytes
    #expect(
      try sheetEvents(bytes, DocumentOptions(sheet: "Скрытый")).map(\.brief)
        == ["W_SHEET_IGNORED@0:0/A & B", "header 2"])
    let fault = DocumentFault(
      code: .sheetUnknown, value: "C", hint: "the sheets are Скрытый, A & B")
    #expect(try sheetEvents(bytes, DocumentOptions(sheet: "C")) == [.fault(fault)])
  }

  @Test("UTF-16 parts and a mark before UTF-8 are read", arguments: [1, 3, 64, 4096])
  func encodings(_ chunkBytes: Int) throws {
    let name = "xl/worksheets/sheet1.xml"
    let text =
      "<worksheet><sheetData><row><c t=\"str\"><v>ж🚆</v></c></row></sheetData></worksheet>"
    let low = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let high = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [
      [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + low, low, [0xFE, 0xFF] + high, high,
    ] {
      var fixture = WorkbookFixture(rows: "")
      fixture.replace(name, with: bytes)
      #expect(
        try sheetEvents(fixture.bytes, DocumentOptions(chunkBytes: chunkBytes)).map(\.brief)
          == ["header ж🚆"])
    }
  }

  static let damages: [(name: String, text: String)] = [
    ("cut", "<worksheet><sheetData><row><c><v>1</v></c></row>"),
    ("cut in a tag", "<worksheet><sheetData><row"),
    ("cut in a comment", "<worksheet/><!-- "), ("cut in data", "<worksheet><![CDATA[x"),
    ("empty", ""), ("no element", "  x "), ("too many ends", "<a></a></a>"),
    ("document type", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>"),
    ("unknown entity", "<worksheet>&e;</worksheet>"), ("bare mark", "<worksheet>a & b</worksheet>"),
    ("attribute without value", "<worksheet a></worksheet>"),
    ("attribute without quotes", "<worksheet a=1></worksheet>"), ("no name", "<></>"),
    ("depth", String(repeating: "<a>", count: 300)),
  ]

  @Test("Markup that is cut off or means nothing is damage", arguments: damages, [1, 65_536])
  func damage(_ damage: (name: String, text: String), _ chunkBytes: Int) throws {
    var fixture = WorkbookFixture(rows: "")
    fixture.replace("xl/worksheets/sheet1.xml", with: Array(damage.text.utf8))
    #expect(
      try sheetEvents(fixture.bytes, DocumentOptions(chunkBytes: chunkBytes)).last?.brief
        == "E_ARCHIVE_DAMAGED@0:0")
  }

  @Test("An archive that is no workbook is told from a damaged one")
  func notWorkbook() throws {
    var archive = WorkbookFixture()
    archive.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    #expect(try sheetEvents(archive.bytes).map(\.brief) == ["E_NOT_WORKBOOK@0:0"])
    #expect(try sheetEvents(WorkbookFixture().bytes).map(\.brief) == ["E_NOT_WORKBOOK@0:0"])
    var document = WorkbookFixture(rows: "")
    document.replace("xl/workbook.xml", with: Array("<document/>".utf8))
    #expect(try sheetEvents(document.bytes).map(\.brief) == ["E_NOT_WORKBOOK@0:0"])
    var binary = WorkbookFixture(rows: "")
    binary.replace(
      "_rels/.rels",
      with: Array(
        "<R><Relationship Id=\"r\" Type=\"/officeDocument\" Target=\"xl/workbook.bin\"/></R>".utf8))
    binary.add("xl/workbook.bin", "")
    #expect(try sheetEvents(binary.bytes).map(\.brief) == ["E_NOT_WORKBOOK@0:0"])
  }

  @Test(
    "A sheet without a cell is an empty file", arguments: ["", "<row/>", "<row><c s=\"1\"/></row>"])
  func empty(_ rows: String) throws {
    #expect(try brief(rows: rows) == ["E_FILE_EMPTY@0:0"])
    #expect(try sheetEvents([]).map(\.brief) == ["E_FILE_EMPTY@0:0"])
  }

  @Test("What a file holds decides how it is read, unless its name says text")
  func choice() throws {
    let bytes = WorkbookFixture(rows: Self.rows).bytes
    let workbook = DocumentReader(bytes: bytes, name: "firms.xlsx")
    #expect(try workbook.next() == .header(["a"]))
    #expect(workbook.format?.encodingName == "xlsx" && workbook.format?.delimiterName == "")
    let text = DocumentReader(bytes: bytes, name: "firms.CSV")
    guard case .fault(let fault) = try #require(try text.next()) else {
      Issue.record("read as text")
      return
    }
    #expect(fault.code == .notText)
    let table = DocumentReader(bytes: Array("a;b\n1;2\n".utf8), name: "firms.xlsx")
    #expect(try table.next() == .header(["a", "b"]))
    #expect(table.format?.encodingName == "utf-8" && table.format?.delimiterName == ";")
    #expect(try table.next() == .row(TableRow(row: 1, line: 2, cells: ["1", "2"])))
    #expect(try table.next() == nil && table.rows == 1)
  }
}
