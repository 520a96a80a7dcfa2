import Documents
import Testing

@Suite("Any bytes at all", .timeLimit(.minutes(1)))
struct DelimitedHostileTests {
  static let encodings: [TextEncoding?] = [nil] + TextEncoding.allCases

  static func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
    let isText = Bool.random(using: &generator)
    let frequent: [UInt8] = [0x22, 0x2C, 0x3B, 0x09, 0x0D, 0x0A, 0x61, 0x31]
    let head: [UInt8] = isText ? Array("a,b\r\n".utf8) : []
    return head
      + (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        Int.random(in: 0..<3, using: &generator) > 0
          ? frequent[Int.random(in: 0..<frequent.count, using: &generator)]
          : UInt8.random(in: 0...255, using: &generator)
      }
  }

  @Test("Every row is told of once, in order, and nothing follows the end", arguments: encodings)
  func everyRow(_ encoding: TextEncoding?) throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let options = DelimitedOptions(
        encoding: encoding, limits: DocumentLimits(rows: 40, cellCharacters: 20),
        chunkBytes: Int.random(in: 1...40, using: &generator))
      let reader = DelimitedReader(bytes: Self.bytes(&generator), options: options)
      var seen: [Int] = []
      var width: Int?
      var line = 0
      while let event = try reader.next() {
        switch event {
        case .header(let names):
          #expect(width == nil && seen.isEmpty)
          width = names.count
        case .row(let row):
          #expect(row.cells.count == width && row.line > line)
          line = row.line
          seen.append(row.row)
        case .fault(let fault):
          #expect((fault.value ?? "").unicodeScalars.count <= 80)
          if fault.row > 0 && seen.last != fault.row { seen.append(fault.row) }
        }
      }
      #expect(seen == Array(1..<1 + reader.rows))
      #expect(try reader.next() == nil)
    }
  }
}
