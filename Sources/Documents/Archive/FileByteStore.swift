import Glibc

/// Bytes of an open file, read from any place without moving its position.
final class FileByteStore: ByteStore {
  private let descriptor: Int32
  private let name: String
  let size: Int

  /// Opens a regular file for reading; nil for anything that has no places, such as a pipe.
  init?(path: String) throws(DocumentError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotOpen(path: path, reason: FileByteSource.reason(errno))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    name = path
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

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
