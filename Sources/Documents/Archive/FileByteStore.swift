import Glibc

/// Bytes of an open file, read from any place without moving its position.
final class FileByteStore: ByteStore {
  private let descriptor: Int32
  private let name: String
  private let closes: Bool
  let size: Int

  /// Opens a regular file for reading; nil for anything that has no places, such as a pipe.
  convenience init?(path: String) throws(DocumentError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotOpen(path: path, reason: FileByteSource.reason(errno))
    }
    guard let size = Self.size(of: descriptor) else {
      close(descriptor)
      return nil
    }
    self.init(descriptor: descriptor, size: size, name: path, closes: true)
  }

  /// Reads an open regular file and leaves it open.
  convenience init(descriptor: Int32, name: String) throws(DocumentError) {
    guard let size = Self.size(of: descriptor) else {
      throw .cannotRead(path: name, reason: "not a regular file")
    }
    self.init(descriptor: descriptor, size: size, name: name, closes: false)
  }

  private init(descriptor: Int32, size: Int, name: String, closes: Bool) {
    self.descriptor = descriptor
    self.size = size
    self.name = name
    self.closes = closes
  }

  deinit { if closes { close(descriptor) } }

  /// Bytes in a regular file; nil for anything else.
  private static func size(of descriptor: Int32) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  func read(at offset: Int, into space: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int
  {
    while true {
      let count = pread(descriptor, space.baseAddress, space.count, off_t(offset))
      if count >= 0 { return count }
      let failure = errno
      if failure != EINTR {
        throw .cannotRead(path: name, reason: FileByteSource.reason(failure))
      }
    }
  }
}
