import Glibc

/// Bytes of an open file, pipe or socket.
final class FileByteSource: ByteSource {
  private let descriptor: Int32
  private let name: String
  private let closes: Bool
  let size: Int?

  /// Opens a path for reading.
  convenience init(path: String) throws(DocumentError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotOpen(path: path, reason: Self.reason(errno))
    }
    self.init(descriptor: descriptor, name: path, closes: true)
  }

  /// Reads a descriptor from where it stands; closes it at the end only if told to.
  init(descriptor: Int32, name: String, closes: Bool) {
    self.descriptor = descriptor
    self.name = name
    self.closes = closes
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    size = isFile ? Int(status.st_size) : nil
  }

  deinit { if closes { close(descriptor) } }

  func read(into space: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int {
    while true {
      let count = Glibc.read(descriptor, space.baseAddress, space.count)
      if count >= 0 { return count }
      let failure = errno
      if failure != EINTR { throw .cannotRead(path: name, reason: Self.reason(failure)) }
    }
  }

  static func reason(_ number: Int32) -> String {
    var space = [CChar](repeating: 0, count: 256)
    guard strerror_r(number, &space, space.count) == 0 else { return "error \(number)" }
    let text = space.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: text, as: UTF8.self)
  }
}
