import Documents
import Testing

@Suite("Archives that are cut, changed or too large", .timeLimit(.minutes(1)))
struct ArchiveTests {
  static let sound = WorkbookFixture(
    rows: "<row><c t=\"str\"><v>a</v></c></row><row><c><v>1</v></c></row>"
  ).bytes

  @Test("Wherever an archive is cut, it is damage")
  func cut() throws {
    for count in 1..<Self.sound.count {
      #expect(
        try sheetEvents(Array(Self.sound.prefix(count))).map(\.brief) == ["E_ARCHIVE_DAMAGED@0:0"])
    }
  }

  @Test("Any changed byte is found, or changes nothing that is read")
  func changed() throws {
    let whole = try sheetEvents(Self.sound)
    for index in Self.sound.indices {
      var bytes = Self.sound
      bytes[index] ^= 0x10
      let events = try sheetEvents(bytes)
      if events.prefix(whole.count) == whole[...] && events.count == whole.count { continue }
      guard case .fault(let fault) = try #require(events.last) else {
        Issue.record("byte \(index) changed unseen")
        continue
      }
      #expect(fault.code.endsReading)
    }
  }

  @Test("A changed text is found by its checksum")
  func checksum() throws {
    let mark = Array("<v>1</v>".utf8)
    let place = try #require(
      Self.sound.indices.first { Self.sound[$0...].starts(with: mark) })
    var bytes = Self.sound
    bytes[place + 3] = 0x32
    #expect(
      try sheetEvents(bytes).map(\.brief) == ["header a", "1:2 2", "E_ARCHIVE_DAMAGED@0:0"])
  }

  @Test("What an archive says of itself is believed only against it")
  func ratio() throws {
    var fixture = WorkbookFixture(rows: "")
    fixture.saidUnpacked = ["xl/styles.xml": 1, "xl/workbook.xml": 2_000_000]
    #expect(try sheetEvents(fixture.bytes).map(\.brief) == ["E_ARCHIVE_RATIO@0:0"])
    fixture.saidUnpacked = ["xl/workbook.xml": 10]
    #expect(try sheetEvents(fixture.bytes).map(\.brief) == ["E_ARCHIVE_DAMAGED@0:0"])
    fixture.saidUnpacked = ["xl/workbook.xml": 1_000]
    #expect(try sheetEvents(fixture.bytes).map(\.brief) == ["E_ARCHIVE_DAMAGED@0:0"])
  }

  @Test("Limits of file, entries, texts, rows, columns and cells")
  func limits() throws {
    func read(_ limits: DocumentLimits) throws -> [String] {
      let fixture = WorkbookFixture(
        rows: "<row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row>"
          + "<row><c t=\"inlineStr\"><is><t>123456</t></is></c></row>",
        texts: "<si><t>a</t></si><si><t>жжжжж</t></si>")
      return try sheetEvents(fixture.bytes, DocumentOptions(limits: limits)).map(\.brief)
    }
    #expect(try read(DocumentLimits()) == ["header a", "1:2 жжжжж", "2:3 123456"])
    #expect(try read(DocumentLimits(bytes: 1_000)) == ["E_FILE_TOO_LARGE@0:0"])
    #expect(try read(DocumentLimits(archiveEntries: 5)) == ["E_ARCHIVE_RATIO@0:0"])
    #expect(try read(DocumentLimits(sharedTextBytes: 10)) == ["E_FILE_TOO_LARGE@0:0"])
    #expect(
      try read(DocumentLimits(rows: 1)) == ["header a", "1:2 жжжжж", "E_TOO_MANY_ROWS@2:3"])
    #expect(
      try read(DocumentLimits(cellCharacters: 5))
        == ["header a", "1:2 жжжжж", "E_CELL_TOO_LONG@2:3/a [12345]"])
    #expect(
      try read(DocumentLimits(cellCharacters: 4))
        == ["header a", "E_CELL_TOO_LONG@1:2/a [жжжж]", "E_CELL_TOO_LONG@2:3/a [1234]"])
    let wide = "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>"
    #expect(
      try brief(rows: wide, DocumentOptions(limits: DocumentLimits(columns: 1)))
        == ["E_ROW_LONG@0:1 [a|b]"])
  }

  @Test("A cell of ten million characters is refused alone, in any form")
  func hugeCell() throws {
    let huge = String(repeating: "x", count: 10_000_000)
    let escaped = String(repeating: "_x0041_", count: 100_000)
    let rows =
      "<row><c t=\"str\"><v>a</v></c></row><row><c t=\"inlineStr\"><is><t>\(huge)</t></is></c></row>"
      + "<row><c t=\"str\"><v>\(escaped)</v></c></row><row><c><v>\(huge)</v></c></row>"
      + "<row><c t=\"s\"><v>0</v></c></row><row><c><v>5</v></c></row>"
    let fixture = WorkbookFixture(rows: rows, texts: "<si><t>\(huge)</t></si>")
    let read = try sheetEvents(fixture.bytes)
    #expect(
      read.map { String($0.brief.prefix { $0 != "[" }) }
        == ["header a"] + (1...4).map { "E_CELL_TOO_LONG@\($0):\($0 + 1)/a " } + ["5:6 5"])
  }
}
