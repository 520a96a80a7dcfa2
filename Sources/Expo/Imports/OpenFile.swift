import Foundation

/// An open file; those made here have no name, so that none is left behind however the program ends.
final class OpenFile: Sendable {
  /// Bytes that are read at once.
  private static let piece = 1 << 20

  /// Open as long as the value is there.
  let descriptor: Int32

  /// An empty file in the folder for temporary files, which nobody else can open.
  init() throws(Errno) {
    var path = Array((NSTemporaryDirectory() + "expo-import-XXXXXX").utf8CString)
    descriptor = try Errno.check(mkstemp(&path))
    try Errno.check(unlink(path))
    try Errno.check(fcntl(descriptor, F_SETFD, FD_CLOEXEC))
  }

  /// A file that is there, for reading.
  init(opening path: String) throws(Errno) {
    descriptor = try Errno.check(open(path, O_RDONLY | O_CLOEXEC))
  }

  /// A copy of another, which may be a pipe; of one that is longer than `limit`, enough to show that.
  convenience init(copying other: OpenFile, upTo limit: Int) throws(Errno) {
    try self.init()
    var length = 0
    var space = [UInt8](repeating: 0, count: Self.piece)
    while length <= limit {
      let count = try Errno.check(read(other.descriptor, &space, space.count))
      if count == 0 { break }
      try append(Array(space.prefix(count)))
      length += count
    }
  }

  deinit { close(descriptor) }

  /// How long it is, bytes.
  func size() throws(Errno) -> Int {
    var status = stat()
    try Errno.check(fstat(descriptor, &status))
    return Int(status.st_size)
  }

  /// A piece of it from a place on; empty at its end.
  func bytes(at position: Int) throws(Errno) -> [UInt8] {
    var space = [UInt8](repeating: 0, count: Self.piece)
    let count = pread(descriptor, &space, space.count, off_t(position))
    return Array(space.prefix(try Errno.check(count)))
  }

  /// Writes bytes where the last ones ended.
  func append(_ bytes: [UInt8]) throws(Errno) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      rest = rest.dropFirst(try Errno.check(count))
    }
  }
}

/// What the system says of a call that failed.
struct Errno: Error {
  let number: Int32

  /// In words.
  var reason: String {
    switch number {
    case ENOENT: "there is no such file"
    case EACCES: "permission denied"
    default: String(cString: strerror(number))
    }
  }

  /// The result of a call, which is below 0 when it failed.
  @discardableResult
  static func check<Result: SignedInteger>(_ result: Result) throws(Errno) -> Result {
    if result < 0 { throw Errno(number: errno) }
    return result
  }
}
