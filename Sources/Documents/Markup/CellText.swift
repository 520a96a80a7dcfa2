/// The text of one cell while it is put together, bounded whatever the file holds.
struct CellText {
  private(set) var bytes: [UInt8] = []
  /// Whether there was more than is kept: then the cell is longer than any may be.
  private(set) var isCut = false
  private let mostBytes: Int

  init(cellCharacters: Int) {
    // A character may be written as an escape of seven bytes.
    mostBytes = 7 * cellCharacters + 8
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    isCut = false
  }

  mutating func append(_ run: some Collection<UInt8>) {
    guard !isCut else { return }
    let room = mostBytes - bytes.count
    if run.count <= room {
      bytes.append(contentsOf: run)
      return
    }
    bytes.append(contentsOf: run.prefix(room))
    isCut = true
    // Not through the middle of a character.
    while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
    if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
  }

  /// Replaces what workbooks write for characters that XML cannot hold, `_x001F_` by its UTF-16
  /// code unit (ECMA-376 22.9.2.19); what is no scalar stays as it is.
  mutating func resolveEscapes() {
    guard var mark = nextEscape(from: 0) else { return }
    var resolved: [UInt8] = []
    var taken = 0
    while true {
      resolved += bytes[taken..<mark]
      let (scalar, count) = escape(at: mark)
      resolved += Array(String(Character(scalar)).utf8)
      taken = mark + count
      guard let next = nextEscape(from: taken) else { break }
      mark = next
    }
    bytes = resolved + bytes[taken...]
  }

  /// Where the next escape that means a scalar begins.
  private func nextEscape(from start: Int) -> Int? {
    var index = start
    while let found = bytes[index...].firstIndex(of: 0x5F) {
      if escape(at: found).count > 0 { return found }
      index = found + 1
    }
    return nil
  }

  /// The scalar of an escape and its length; length 0 where none stands.
  private func escape(at start: Int) -> (scalar: Unicode.Scalar, count: Int) {
    guard let unit = codeUnit(at: start) else { return ("\u{0}", 0) }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 7) }
    if UTF16.isLeadSurrogate(unit), let trail = codeUnit(at: start + 7),
      UTF16.isTrailSurrogate(trail),
      let scalar = Unicode.Scalar(
        0x1_0000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
    {
      return (scalar, 14)
    }
    return ("\u{0}", 0)
  }

  private func codeUnit(at start: Int) -> UInt16? {
    guard start + 7 <= bytes.count, bytes[start] == 0x5F, bytes[start + 1] == 0x78,
      bytes[start + 6] == 0x5F, bytes[start + 2..<start + 6].allSatisfy(MarkupText.isHexadecimal)
    else { return nil }
    return UInt16(String(decoding: bytes[start + 2..<start + 6], as: UTF8.self), radix: 16)
  }
}
