import Documents
import Testing

@Suite("Writing and reading back", .timeLimit(.minutes(1)))
struct DelimitedRoundTripTests {
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
      let table = TableSamples.table(&generator)
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
      let table = TableSamples.table(&generator).map { $0 + ["x"] }
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
