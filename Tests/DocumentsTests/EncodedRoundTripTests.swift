import Documents
import Glibc
import Testing

@Suite("Text files in every encoding read back", .timeLimit(.minutes(1)))
struct EncodedRoundTripTests {
  /// The bytes of a text in an encoding by the C library's converter; nil where it does not fit.
  static func encode(_ text: [UInt8], _ encoding: TextEncoding) -> [UInt8]? {
    let names: [TextEncoding: String] = [
      .utf8: "UTF-8", .utf16LittleEndian: "UTF-16LE", .utf16BigEndian: "UTF-16BE",
      .windows1251: "CP1251", .gb18030: "GB18030", .big5: "BIG5", .koi8r: "KOI8-R",
    ]
    guard let name = names[encoding], let converter = iconv_open(name, "UTF-8") else { return nil }
    defer { iconv_close(converter) }
    var input = text.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 4 * input.count + 16)
    let written = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to -> Int? in
        var (next, left) = (from.baseAddress, from.count)
        var (target, room) = (to.baseAddress, to.count)
        let result = iconv(converter, &next, &left, &target, &room)
        return result == 0 ? to.count - room : nil
      }
    }
    return written.map { output.prefix($0).map { UInt8(bitPattern: $0) } }
  }

  @Test("Whatever fits the encoding", arguments: TextEncoding.allCases, Delimiter.allCases)
  func anyTable(_ encoding: TextEncoding, _ delimiter: Delimiter) throws {
    var generator = SeededGenerator(seed: 44)
    let writer = DelimitedWriter(delimiter: delimiter)
    for round in 0..<60 {
      let table = TableSamples.table(&generator).map { row in
        row.map { Self.encode(Array($0.utf8), encoding) == nil ? "7" : $0 }
      }
      let text = writer.document(header: table[0], rows: table.dropFirst())
      let mark = round.isMultiple(of: 2) ? encoding.byteOrderMark : []
      let bytes = mark + (try #require(Self.encode(text, encoding)))
      let options = DelimitedOptions(
        encoding: encoding, delimiter: delimiter,
        chunkBytes: Int.random(in: 1...64, using: &generator))
      let back = try DelimitedRoundTripTests.read(bytes, options)
      #expect(back.map { $0?.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } })
    }
  }
}
