import CZlib

/// Packs bytes as they come and keeps only what is packed, with checksum and length.
final class Deflater {
  private(set) var packed: [UInt8] = []
  private(set) var checksum: uLong = 0
  private(set) var unpackedBytes = 0
  /// zlib keeps the address, so the stream has to stay where it is.
  private let stream: UnsafeMutablePointer<z_stream>
  private var output = [UInt8](repeating: 0, count: 65_536)

  init() {
    stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let result = czlib_deflate_begin(stream, Z_DEFAULT_COMPRESSION)
    precondition(result == Z_OK, "zlib does not start: no memory or another version")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  func append(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    checksum = crc32(checksum, bytes, uInt(bytes.count))
    unpackedBytes += bytes.count
    pack(bytes, Z_NO_FLUSH)
  }

  /// Ends on a whole byte so that another stream can follow, whose end is then the end of both.
  func finish(isLast: Bool = true) { pack([], isLast ? Z_FINISH : Z_SYNC_FLUSH) }

  /// Adds what another, finished, has packed.
  func append(_ other: Deflater) {
    packed += other.packed
    checksum = crc32_combine(checksum, other.checksum, other.unpackedBytes)
    unpackedBytes += other.unpackedBytes
  }

  private func pack(_ bytes: [UInt8], _ flush: Int32) {
    var input = bytes
    input.withUnsafeMutableBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = uInt(input.count)
      repeat {
        let written = output.withUnsafeMutableBufferPointer { space in
          stream.pointee.next_out = space.baseAddress
          stream.pointee.avail_out = uInt(space.count)
          _ = deflate(stream, flush)
          return space.count - Int(stream.pointee.avail_out)
        }
        packed += output[..<written]
      } while stream.pointee.avail_out == 0
    }
  }
}
