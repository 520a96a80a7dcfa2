import Foundation
import Testing

@testable import Expo

@Suite("A file that is open", .timeLimit(.minutes(1)))
struct OpenFileTests {
  @Test("a pipe is taken in like a file")
  func pipe() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("code\nA-1\n".utf8))
    try pipe.fileHandleForWriting.close()
    let file = try ImportFile(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(try file.content.bytes(at: 0) == Array("code\nA-1\n".utf8))
    #expect(try file.content.bytes(at: 5) == Array("A-1\n".utf8))
    #expect(try file.content.bytes(at: 9) == [])
  }

  @Test("of one that is too long, as much is copied as shows that")
  func limit() throws {
    let long = try OpenFile()
    for _ in 0..<3 { try long.append([UInt8](repeating: 65, count: 1 << 20)) }
    let original = try OpenFile(opening: "/proc/self/fd/\(long.descriptor)")
    #expect(try OpenFile(copying: original, upTo: 1 << 20).size() == 2 << 20)
  }
}
