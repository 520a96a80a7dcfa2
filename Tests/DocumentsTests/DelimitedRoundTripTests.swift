import Documents
import Testing

@Suite("Writing and reading back", .timeLimit(.minutes(1)))
struct DelimitedRoundTripTests {
  /// What cells are made of: everything that has a meaning in the format, and every width of UTF-8.
  static let pieces: [String] = [
    "\"", "\"\"", ",", ";", "\t", "\r", "\n", "\r\n", " ", "a", "7", "=", "+", "-", "@", "'",
    "ж", "ё", "е\u{308}", "й", "и\u{306}", "黑", "龙江", "𠮷", "𬭊", "🚆", "👨‍👩‍👧", "🇷🇺", "é", "e\u{301}",
    "\u{FEFF}", "\u{A0}", "\u{200B}", "ООО «Ёж»", "<b>", "';--", "",
  ]

  static func table(_ generator: inout SeededGenerator) -> [[String]] {
    let columns = Int.random(in: 1...6, using: &generator)
    let rows = Int.random(in: 1...12, using: &generator)
    return (0..<rows).map { _ in
      (0..<columns).map { _ in
        let length = Int.random(in: 0...6, using: &generator)
        return (0..<length).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
          .joined()
      }
    }
  }

  static func read(_ bytes: [UInt8], _ options: DelimitedOptions) throws -> [[String]?] {
    try events(bytes, options).map { event in
      switch event {
      case .header(let names): names
      case .row(let row): row.cells
      case .fault: nil
      }
    }
  }

  @Test("Any table reads back equal, in bytes too", arguments: Delimiter.allCases, [false, true])
  func anyTable(_ delimiter: Delimiter, _ mark: Bool) throws {
    var generator = SeededGenerator(seed: 20_270_615)
    let writer = DelimitedWriter(delimiter: delimiter, writesByteOrderMark: mark)
    for _ in 0..<300 {
      let table = Self.table(&generator)
      let bytes = writer.document(header: table[0], rows: table.dropFirst())
      let options = DelimitedOptions(
        delimiter: delimiter,
        chunkBytes: Int.random(in: 1...64, using: &generator))
      let back = try Self.read(bytes, options)
      // Swift compares by canonical equivalence; the bytes must not change either.
      #expect(back.map { $0?.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } })
    }
  }

  @Test("The delimiter of what was written is found again", arguments: Delimiter.allCases)
  func delimiterFound(_ delimiter: Delimiter) throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let table = Self.table(&generator).map { $0 + ["x"] }
      let bytes = DelimitedWriter(delimiter: delimiter).document(
        header: table[0], rows: table.dropFirst())
      #expect(try Self.read(bytes, DelimitedOptions()) == table)
    }
  }

  @Test("Events do not depend on where the pieces end", arguments: [1, 2, 3, 7, 64, 4096])
  func pieces(_ chunkBytes: Int) throws {
    var generator = SeededGenerator(seed: 99)
    let alphabet: [[UInt8]] = [
      [0x22], [0x22], [0x2C], [0x2C], [0x3B], [0x0D], [0x0A], [0x0D, 0x0A], [0x61], [0x20], [0x09],
      [0x00], [0x7F], [0xD0, 0xB6], [0xE9, 0xBB, 0x91], [0xF0, 0x9F, 0x9A, 0x86], [0xFF], [0xD0],
      [0xC2, 0x85], [0x62, 0x62, 0x62, 0x62, 0x62],
    ]
    for _ in 0..<400 {
      var bytes = Array("a,b,c\n".utf8)
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        bytes += alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      let limits = DocumentLimits(cellCharacters: 12)
      let whole = try events(
        bytes, DelimitedOptions(encoding: .utf8, limits: limits, chunkBytes: 1 << 20))
      let cut = try events(
        bytes, DelimitedOptions(encoding: .utf8, limits: limits, chunkBytes: chunkBytes))
      #expect(cut == whole)
    }
  }
}
