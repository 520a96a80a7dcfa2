/// Hands out a source in pieces of one size, after letting its beginning be looked at.
struct PieceReader {
  /// How much of the beginning is looked at to find encoding and delimiter.
  private static let headBytes = 262_144

  private var source: any ByteSource
  private let chunkBytes: Int
  private let limit: Int
  private var head: [UInt8] = []
  private var headPosition = 0
  private var bytesRead = 0
  private var piece: [UInt8] = []
  /// Whether the beginning that `peek` gave is all there is.
  private(set) var isWhole = false

  init(_ source: any ByteSource, chunkBytes: Int, limit: Int) {
    self.source = source
    self.chunkBytes = chunkBytes
    self.limit = limit
  }

  var size: Int? { source.size }
  /// Whether more bytes came than the limit allows.
  var isOverLimit: Bool { bytesRead > limit }

  /// The beginning of the source, which `next` will still hand out.
  mutating func peek() throws(DocumentError) -> ArraySlice<UInt8> {
    while head.count < Self.headBytes, !isWhole {
      let more = try read(Self.headBytes - head.count)
      isWhole = more.isEmpty
      head.append(contentsOf: more)
    }
    return head[...]
  }

  /// Leaves out bytes of the beginning.
  mutating func skip(_ count: Int) { headPosition += count }

  /// The next piece, or nil at the end.
  mutating func next() throws(DocumentError) -> ArraySlice<UInt8>? {
    if headPosition < head.count {
      let end = min(head.count, headPosition + chunkBytes)
      defer { headPosition = end }
      return head[headPosition..<end]
    }
    if isWhole { return nil }
    head = []
    headPosition = 0
    let more = try read(chunkBytes)
    isWhole = more.isEmpty
    return more.isEmpty ? nil : more
  }

  private mutating func read(_ count: Int) throws(DocumentError) -> ArraySlice<UInt8> {
    // One byte more than there should be, so that the end is seen without another call.
    let left = (source.size ?? .max) - bytesRead
    let count = left < 0 ? count : min(count - 1, left) + 1
    if piece.count < count { piece = [UInt8](repeating: 0, count: count) }
    var failure: DocumentError?
    let read = piece.withUnsafeMutableBytes { space in
      do throws(DocumentError) {
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: space[..<count]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    bytesRead += read
    return piece[..<read]
  }
}
