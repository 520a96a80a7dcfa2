/// Bytes that can be read from any place, as an archive needs whose directory is at its end.
protocol ByteStore: AnyObject {
  /// How many bytes there are.
  var size: Int { get }

  /// Fills the space from an offset as far as there are bytes; 0 means the end.
  func read(at offset: Int, into space: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int
}

extension ByteStore {
  /// The bytes of a range; nil if there are not that many.
  func bytes(at offset: Int, count: Int) throws(DocumentError) -> [UInt8]? {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      var failure: DocumentError?
      let read = bytes.withUnsafeMutableBytes { space in
        do throws(DocumentError) {
          return try self.read(
            at: offset + filled, into: UnsafeMutableRawBufferPointer(rebasing: space[filled...]))
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      if read == 0 { return nil }
      filled += read
    }
    return bytes
  }
}

/// Bytes that are already in memory.
final class MemoryByteStore: ByteStore {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var size: Int { bytes.count }

  func read(at offset: Int, into space: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int
  {
    guard offset < bytes.count else { return 0 }
    let count = min(space.count, bytes.count - offset)
    space.copyBytes(from: bytes[offset..<offset + count])
    return count
  }
}

/// The bytes of a store, from the first to the last.
struct StoredByteSource: ByteSource {
  private let store: any ByteStore
  private var position = 0

  init(_ store: any ByteStore) { self.store = store }

  var size: Int? { store.size }

  mutating func read(into space: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int {
    let count = try store.read(at: position, into: space)
    position += count
    return count
  }
}
