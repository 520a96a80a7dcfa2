/// Where the bytes of a document come from.
protocol ByteSource {
  /// How many bytes there are, if that is known before reading.
  var size: Int? { get }

  /// Fills the space as far as it can; 0 means the end.
  mutating func read(into space: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int
}

/// Bytes that are already in memory.
struct MemoryByteSource: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var size: Int? { bytes.count }

  mutating func read(into space: UnsafeMutableRawBufferPointer) throws(DocumentError) -> Int {
    let count = min(space.count, bytes.count - position)
    space.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
