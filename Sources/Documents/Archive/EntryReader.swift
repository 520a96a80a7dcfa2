import CZlib

/// Unpacks one entry piece by piece, counting on the way, and proves its checksum at the end.
///
/// What is wrong is told when all bytes before it have been read, so that what is read does not
/// depend on the size of the pieces.
final class EntryReader {
  private let store: any ByteStore
  private let entry: ZipEntry
  private var place: Int
  private var packedLeft: Int
  private var unpacked = 0
  private var checksum: uLong = 0
  private var input: [UInt8]
  private var inputRange = 0..<0
  private var isFinished = false
  /// What is wrong behind the bytes that were given.
  private var failure: ReadFailure?
  /// zlib keeps the address, so the stream has to stay where it is; nil for stored bytes.
  private let stream: UnsafeMutablePointer<z_stream>?

  init(
    _ store: any ByteStore, entry: ZipEntry, start: Int, chunkBytes: Int
  ) throws(ReadFailure) {
    self.store = store
    self.entry = entry
    place = start
    packedLeft = entry.packedBytes
    input = [UInt8](repeating: 0, count: max(1, min(chunkBytes, entry.packedBytes)))
    switch entry.method {
    case .stored: stream = nil
    case .deflated:
      let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
      stream.initialize(to: z_stream())
      self.stream = stream
      guard czlib_inflate_begin(stream) == Z_OK else {
        throw .damaged("no memory to unpack \(entry.name)")
      }
    case .unknown(let method):
      throw .damaged("\(entry.name) is packed by the unknown method \(method)")
    }
  }

  deinit {
    guard let stream else { return }
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Fills the space with unpacked bytes, at least one unless the entry is at its end: then 0.
  func read(into space: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    if let failure { throw failure }
    guard space.count > 0, !isFinished else { return 0 }
    var written: Int
    if let stream {
      written = try inflate(stream, into: space)
    } else {
      written = try copy(into: space)
    }
    if written > entry.unpackedBytes - unpacked {
      written = entry.unpackedBytes - unpacked
      failure = damaged("is longer than the archive says")
    }
    unpacked += written
    checksum = crc32(
      checksum, space.baseAddress?.assumingMemoryBound(to: Bytef.self), uInt(written))
    if isFinished, failure == nil { prove() }
    if written == 0, let failure { throw failure }
    return written
  }

  /// What has to be true at the end.
  private func prove() {
    if unpacked < entry.unpackedBytes || packedLeft + inputRange.count > 0 {
      failure = damaged("ends too early")
    } else if UInt32(truncatingIfNeeded: checksum) != entry.checksum {
      failure = damaged("is not what was stored: its checksum differs")
    }
  }

  private func copy(into space: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    if inputRange.isEmpty { try refill() }
    let count = min(space.count, inputRange.count)
    input.withUnsafeBytes { bytes in
      space.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[inputRange.prefix(count)]))
    }
    inputRange = inputRange.dropFirst(count)
    isFinished = inputRange.isEmpty && packedLeft == 0
    return count
  }

  private func inflate(
    _ stream: UnsafeMutablePointer<z_stream>, into space: UnsafeMutableRawBufferPointer
  ) throws(ReadFailure) -> Int {
    stream.pointee.next_out = space.baseAddress?.assumingMemoryBound(to: Bytef.self)
    stream.pointee.avail_out = uInt(space.count)
    while stream.pointee.avail_out == space.count {
      if inputRange.isEmpty { try refill() }
      let result = input.withUnsafeMutableBufferPointer { bytes in
        stream.pointee.next_in = bytes.baseAddress.map { $0 + inputRange.lowerBound }
        stream.pointee.avail_in = uInt(inputRange.count)
        return CZlib.inflate(stream, Z_NO_FLUSH)
      }
      inputRange = inputRange.upperBound - Int(stream.pointee.avail_in)..<inputRange.upperBound
      if result == Z_STREAM_END {
        isFinished = true
        break
      }
      if result == Z_BUF_ERROR && inputRange.isEmpty && packedLeft > 0 { continue }
      if result != Z_OK {
        failure = damaged(result == Z_BUF_ERROR ? "is cut off" : "cannot be unpacked")
        break
      }
    }
    return space.count - Int(stream.pointee.avail_out)
  }

  private func refill() throws(ReadFailure) {
    guard packedLeft > 0 else { return }
    let count = min(input.count, packedLeft)
    var unreachable: DocumentError?
    let read = input.withUnsafeMutableBytes { space in
      do throws(DocumentError) {
        return try store.read(
          at: place, into: UnsafeMutableRawBufferPointer(rebasing: space[..<count]))
      } catch {
        unreachable = error
        return 0
      }
    }
    if let unreachable { throw .unreachable(unreachable) }
    if read == 0 { throw damaged("is cut off") }
    place += read
    packedLeft -= read
    inputRange = 0..<read
  }

  private func damaged(_ what: String) -> ReadFailure { .damaged("\(entry.name) \(what)") }
}
