import Documents
import Foundation
import Testing

@Suite("Reading files and descriptors", .timeLimit(.minutes(1)))
struct FileInputTests {
  static func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.path + "/documents-\(UUID().uuidString).csv"
    try Data(bytes).write(to: URL(filePath: path))
    defer { unlink(path) }
    try body(path)
  }

  static func all(_ reader: DelimitedReader) throws -> [String] {
    var brief: [String] = []
    while let event = try reader.next() { brief.append(event.brief) }
    return brief
  }

  @Test("A file far larger than a piece reads whole and in order")
  func largeFile() throws {
    var text = "n,текст\n"
    for number in 1...40_000 { text += "\(number),строка \(number)\n" }
    try Self.withFile(Array(text.utf8)) { path in
      let reader = try DelimitedReader(path: path)
      var expected = 0
      while let event = try reader.next() {
        guard let row = event.row else { continue }
        expected += 1
        #expect(
          row
            == DelimitedRow(
              row: expected, line: expected + 1, cells: ["\(expected)", "строка \(expected)"]))
      }
      #expect(expected == 40_000)
      #expect(reader.rows == 40_000)
    }
  }

  @Test("A pipe has no size, so the limit bites while reading")
  func pipe() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("a,b\n1,2\n3,4\n".utf8))
    try pipe.fileHandleForWriting.close()
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    let options = DelimitedOptions(limits: DocumentLimits(bytes: 8), chunkBytes: 4)
    #expect(
      try Self.all(DelimitedReader(descriptor: descriptor, options: options))
        == ["E_FILE_TOO_LARGE@0:0"])
  }

  @Test("A pipe reads like a file")
  func pipeContents() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("a,b\n1,2\n3,4\n".utf8))
    try pipe.fileHandleForWriting.close()
    let reader = DelimitedReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
    #expect(try Self.all(reader) == ["header a|b", "1:2 1|2", "2:3 3|4"])
  }

  @Test("A file that is not there is an error that names it")
  func missing() {
    #expect(
      throws: DocumentError.cannotOpen(path: "/nowhere/x.csv", reason: "No such file or directory")
    ) { _ = try DelimitedReader(path: "/nowhere/x.csv") }
  }

  @Test("A folder is an error, not an empty file")
  func folder() throws {
    let path = FileManager.default.temporaryDirectory.path
    let reader = try DelimitedReader(path: path)
    #expect(throws: DocumentError.cannotRead(path: path, reason: "Is a directory")) {
      _ = try reader.next()
    }
  }
}
