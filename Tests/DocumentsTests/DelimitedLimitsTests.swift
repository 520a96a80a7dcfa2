import Documents
import Testing

@Suite("Limits of a delimited file", .timeLimit(.minutes(1)))
struct DelimitedLimitsTests {
  @Test(
    "A cell at the limit is whole, one character more refuses the row",
    arguments: ["x", "ж", "黑", "🚆"])
  func cellLength(_ character: String) throws {
    let limits = DocumentLimits(cellCharacters: 200)
    let fits = String(repeating: character, count: 200)
    let read = try events(
      "a,b\n\(fits),1\n2,\(fits)\(character)\n\"\(fits)\(character)\",3\n4,5\n",
      DelimitedOptions(limits: limits))
    #expect(
      read.map(\.brief) == [
        "header a|b", "1:2 \(fits)|1", "E_CELL_TOO_LONG@2:3/b", "E_CELL_TOO_LONG@3:4/a", "4:5 4|5",
      ])
    let fault = DocumentFault(
      code: .cellTooLong, row: 2, line: 3, column: "b",
      value: String(repeating: character, count: 80), hint: "at most 200 characters fit a cell")
    #expect(read[2] == .fault(fault))
  }

  @Test("Bytes that begin no character cannot make a cell endless", arguments: [1, 64, 4096])
  func stubbornBytes(_ chunkBytes: Int) throws {
    let options = DelimitedOptions(
      encoding: .utf8, limits: DocumentLimits(cellCharacters: 100), chunkBytes: chunkBytes)
    let bytes = Array("a\n".utf8) + [UInt8](repeating: 0x80, count: 5000) + Array("\n2\n".utf8)
    #expect(
      try events(bytes, options).map(\.brief)
        == ["header a", "E_ENCODING_BYTES@1:2", "E_CELL_TOO_LONG@1:2/a", "2:3 2"])
  }

  @Test("Rows behind the limit are not read")
  func rowCount() throws {
    let options = DelimitedOptions(limits: DocumentLimits(rows: 2))
    let read = try events("a\n1\n\n2\n3\n4\n", options)
    #expect(read.map(\.brief) == ["header a", "1:2 1", "2:4 2", "E_TOO_MANY_ROWS@3:5"])
    #expect(try events("a\n1\n2\n\n", options).count == 3)
  }

  @Test("A file known to be too large is refused before its first row")
  func knownSize() throws {
    let options = DelimitedOptions(limits: DocumentLimits(bytes: 7))
    #expect(try events("a\n1\n2\n3", options).count == 4)
    #expect(try events("a\n1\n2\n3\n", options).map(\.brief) == ["E_FILE_TOO_LARGE@0:0"])
  }

  @Test("More columns than the limit are a fault of the header")
  func columns() throws {
    let options = DelimitedOptions(limits: DocumentLimits(columns: 2))
    #expect(try events("a,b,c\n1,2,3\n", options).map(\.brief) == ["E_ROW_LONG@0:1"])
  }

  @Test("A fault quotes control characters as pictures, and not more than 80 characters")
  func excerpt() throws {
    let read = try events("a\nж\u{0}\t\u{7F}\(String(repeating: "黑", count: 100))\n")
    guard case .fault(let fault) = try #require(read.last) else {
      Issue.record("no fault")
      return
    }
    #expect(fault.value == "ж␀␉␡" + String(repeating: "黑", count: 76))
  }

  static let delimitedCodes: [DocumentFaultCode] = [
    .fileEmpty, .notText, .fileTooLarge, .tooManyRows, .encodingAmbiguous, .encodingBytes,
    .rowShort, .rowLong, .quoteUnclosed, .quoteStray, .controlCharacter, .cellTooLong,
  ]

  @Test("What ends the reading is the last event", arguments: delimitedCodes)
  func last(_ code: DocumentFaultCode) throws {
    let samples: [DocumentFaultCode: [UInt8]] = [
      .fileEmpty: [], .notText: [0x1F, 0x8B, 0x08], .fileTooLarge: Array("a\n1\n2\n3\n4\n".utf8),
      .tooManyRows: Array("a\n\n1\n2\n3".utf8), .encodingAmbiguous: [0, 0x61, 0, 0x2C],
      .encodingBytes: [0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0xFF, 0x0A, 0x31],
      .rowShort: Array("a,b\n1\n1,2".utf8),
      .rowLong: Array("a\n1,2\n3".utf8), .quoteUnclosed: Array("a\n\"1\n3".utf8),
      .quoteStray: Array("a\n\"1\"2\n3".utf8), .controlCharacter: Array("a\n\u{1}\n3".utf8),
      .cellTooLong: Array("a\n12345\n3".utf8),
    ]
    let bytes = try #require(samples[code])
    let read = try events(
      bytes, DelimitedOptions(limits: DocumentLimits(bytes: 9, rows: 2, cellCharacters: 4)))
    let place = try #require(
      read.firstIndex { if case .fault(let fault) = $0 { fault.code == code } else { false } })
    #expect((place == read.count - 1) == code.endsReading)
  }
}
