import Documents
import Testing

@Suite("Writing workbooks and reading back", .timeLimit(.minutes(1)))
struct SheetRoundTripTests {
  static func write(_ table: [[String]]) throws -> [UInt8] {
    try SheetWriter.document(
      sheet: "Таблица", columns: table[0].map { SheetColumn($0) },
      rows: table.dropFirst().map { $0.map { .text($0) } })
  }

  static func read(_ bytes: [UInt8], _ options: DocumentOptions) throws -> [[String]?] {
    try sheetEvents(bytes, options).map { event in
      switch event {
      case .header(let names): names
      case .row(let row): row.cells
      case .refused, .fault, .warning: nil
      }
    }
  }

  @Test("Any table reads back equal, in bytes too", arguments: [20_270_615, 1, 2])
  func anyTable(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let table = TableSamples.table(&generator)
      let chunkBytes = Int.random(in: 1...200, using: &generator)
      let back = try Self.read(try Self.write(table), DocumentOptions(chunkBytes: chunkBytes))
      // Swift compares by canonical equivalence; the bytes must not change either.
      #expect(back.map { $0?.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } })
    }
  }

  @Test("Events do not depend on where the pieces end, whatever is wrong", arguments: [1, 7, 100])
  func pieces(_ chunkBytes: Int) throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<300 {
      var bytes = try Self.write(TableSamples.table(&generator))
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let limits = DocumentLimits(rows: 8, cellCharacters: 20)
      let whole = try sheetEvents(bytes, DocumentOptions(limits: limits, chunkBytes: 1 << 20))
      let cut = try sheetEvents(bytes, DocumentOptions(limits: limits, chunkBytes: chunkBytes))
      #expect(cut == whole)
    }
  }

  @Test("Any bytes for a sheet give events, and the end is the end")
  func hostileMarkup() throws {
    var generator = SeededGenerator(seed: 8)
    let pieces = [
      "<row>", "</row>", "<row r=\"", "9\">", "<c>", "<c t=\"s\">", "<c t=\"inlineStr\"><is><t>",
      "</t></is></c>", "</c>", "<v>", "</v>", "<f>", "</f>", "12", "\"", "'", "<", ">", "/>", "&",
      "&#1", ";", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "</sheetData>", "<sheetData>", "ж",
      "_x000D_", " ", "=", "\u{0}", "</worksheet>",
    ]
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      let bytes = WorkbookFixture(rows: text).bytes
      let whole = try sheetEvents(bytes)
      #expect(!whole.isEmpty)
      let cut = try sheetEvents(bytes, DocumentOptions(chunkBytes: 1))
      #expect(cut == whole)
    }
  }
}
