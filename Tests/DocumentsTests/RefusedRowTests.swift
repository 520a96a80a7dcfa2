import Documents
import Testing

@Suite("Cells of rows that are refused", .timeLimit(.minutes(1)))
struct RefusedRowTests {
  static func refusals(_ bytes: [UInt8], _ options: DelimitedOptions) throws -> [TableRow] {
    let reader = DelimitedReader(bytes: bytes, options: options)
    var rows: [TableRow] = []
    while let event = try reader.nextEvent() {
      if case .refused(let row, let faults) = event {
        #expect(!faults.isEmpty && faults.allSatisfy { $0.row == row.row && $0.line == row.line })
        rows.append(row)
      }
    }
    return rows
  }

  @Test("They are told as far as they can be")
  func cells() throws {
    let bytes =
      Array("a,b\n1\n\n1,2,3,4\n\"x\"y,5\n6,".utf8) + [0xFF] + Array("\nlong one,7\n8,9\n".utf8)
    let options = DelimitedOptions(encoding: .utf8, limits: DocumentLimits(cellCharacters: 4))
    #expect(
      try Self.refusals(bytes, options) == [
        TableRow(row: 1, line: 2, cells: ["1"]),
        TableRow(row: 2, line: 4, cells: ["1", "2", "3", "4"]),
        TableRow(row: 3, line: 5, cells: ["xy", "5"]),
        TableRow(row: 4, line: 6, cells: ["6", "\u{FFFD}"]),
        TableRow(row: 5, line: 7, cells: ["long", "7"]),
      ])
  }

  @Test("Sixteen cells beyond the header are told, the others only counted")
  func surplus() throws {
    let cells = (1...40).map(String.init)
    let text = "a,b\n\(cells.joined(separator: ","))\n"
    let reader = DelimitedReader(bytes: Array(text.utf8))
    _ = try reader.nextEvent()
    guard case .refused(let row, let faults) = try #require(try reader.nextEvent()) else {
      Issue.record("not refused")
      return
    }
    #expect(row.cells == Array(cells.prefix(18)))
    #expect(
      faults == [
        DocumentFault(
          code: .rowLong, row: 1, line: 2,
          hint: "40 cells, the header has 2 columns; does a cell need quotes?")
      ])
  }

  @Test("What is wrong in cells beyond the header is not told twice")
  func badSurplus() throws {
    let bytes = Array("a\nж,\u{1}\u{85}".utf8) + [0xFF, 0x0A]
    #expect(
      try events(bytes, DelimitedOptions(encoding: .utf8)).map(\.brief)
        == ["header a", "E_ROW_LONG@1:2"])
  }

  @Test("Fault by fault, the row is at hand while its faults are told")
  func atHand() throws {
    let reader = DelimitedReader(bytes: Array("a,b\n\u{1},2,3\n4,5\n\"".utf8))
    let expected = TableRow(row: 1, line: 2, cells: ["\u{1}", "2", "3"])
    var seen: [TableRow?] = []
    while let event = try reader.next() {
      if case .fault = event { seen.append(reader.refused) }
    }
    let open = TableRow(row: 3, line: 4, cells: [""])
    #expect(seen == [expected, expected, open])
  }
}
