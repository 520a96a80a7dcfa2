/// The piece of an entry that is looked at, as UTF-8, refilled while it is read.
struct MarkupWindow {
  /// Room for bytes; those from `position` to `filled` are still to be read.
  private(set) var bytes: [UInt8]
  private(set) var filled = 0
  var position = 0
  private let source: EntryReader
  /// Where the entry is UTF-16.
  private var decoding: (any TextDecoding)?
  private var isAtEnd = false

  /// Fills a window, sees whether the entry is UTF-16, and passes over the mark of UTF-8.
  init(_ source: EntryReader, bytes count: Int) throws(ReadFailure) {
    self.source = source
    bytes = [UInt8](repeating: 0, count: max(64, count))
    guard try has(3) else { return }
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0xEF, 0xBB, 0xBF): position = 3
    case (0xFF, 0xFE, _): try decode(.utf16LittleEndian, markBytes: 2)
    case (0xFE, 0xFF, _): try decode(.utf16BigEndian, markBytes: 2)
    case (0x3C, 0x00, _): try decode(.utf16LittleEndian, markBytes: 0)
    case (0x00, 0x3C, _): try decode(.utf16BigEndian, markBytes: 0)
    default: break
    }
  }

  var isUsedUp: Bool { position == filled }

  /// Whether so many bytes follow, after reading on as far as is needed.
  mutating func has(_ count: Int) throws(ReadFailure) -> Bool {
    while filled - position < count { if try !refill() { return false } }
    return true
  }

  /// Whether these bytes follow; they have to be in the window.
  func starts(with text: StaticString) -> Bool {
    bytes[position..<filled].starts(
      with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Moves on to the next such byte, or to the end of the window.
  mutating func pass(to byte: UInt8) {
    position = bytes[position..<filled].firstIndex(of: byte) ?? filled
  }

  /// Moves what is unread to the front and reads on; false at the end. Places in the window are no
  /// longer what they were.
  mutating func refill() throws(ReadFailure) -> Bool {
    if isAtEnd { return false }
    if position > 0 {
      bytes.withUnsafeMutableBytes { space in
        space.copyMemory(from: UnsafeRawBufferPointer(rebasing: space[position..<filled]))
      }
      filled -= position
      position = 0
    }
    if filled == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
    if decoding != nil { return try refillDecoded() }
    let count = try Self.read(source, into: &bytes, from: filled)
    filled += count
    isAtEnd = count == 0
    return !isAtEnd
  }

  private mutating func refillDecoded() throws(ReadFailure) -> Bool {
    let before = filled
    // One code unit may be cut in two, so a read need not give a character.
    while filled == before, !isAtEnd {
      var raw = [UInt8](repeating: 0, count: max(64, bytes.count / 2))
      let count = try Self.read(source, into: &raw, from: 0)
      isAtEnd = count == 0
      add(Array(raw[..<count]))
    }
    return filled > before
  }

  private mutating func decode(
    _ encoding: TextEncoding, markBytes: Int
  ) throws(ReadFailure) {
    do throws(DocumentError) {
      decoding = try ConvertingDecoding(encoding)
    } catch {
      throw .unreachable(error)
    }
    let raw = Array(bytes[markBytes..<filled])
    filled = 0
    position = 0
    add(raw)
  }

  private mutating func add(_ raw: [UInt8]) {
    var decoded: [UInt8] = []
    raw.withUnsafeBufferPointer { decoding?.decode($0, into: &decoded) }
    if isAtEnd { decoding?.finish(into: &decoded) }
    let missing = filled + decoded.count - bytes.count
    if missing > 0 { bytes += [UInt8](repeating: 0, count: missing) }
    bytes.replaceSubrange(filled..<filled + decoded.count, with: decoded)
    filled += decoded.count
  }

  private static func read(
    _ source: EntryReader, into bytes: inout [UInt8], from start: Int
  ) throws(ReadFailure) -> Int {
    var failure: ReadFailure?
    let count = bytes.withUnsafeMutableBytes { space in
      do throws(ReadFailure) {
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: space[start...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }
}
