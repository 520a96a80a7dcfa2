/// Finds and reads the directory at the end of an archive (APPNOTE 6.3.10, also its 64-bit form).
struct ZipDirectory {
  private static let endSignature = 0x0605_4B50
  private static let entrySignature = 0x0201_4B50
  private static let wideLocatorSignature = 0x0706_4B50
  private static let wideEndSignature = 0x0606_4B50
  /// The directory of a workbook takes a few kilobytes.
  private static let mostBytes = 4_194_304

  private let store: any ByteStore
  private let limits: DocumentLimits

  init(_ store: any ByteStore, limits: DocumentLimits) {
    self.store = store
    self.limits = limits
  }

  /// The entries in the order of the directory.
  func entries() throws(ReadFailure) -> [ZipEntry] {
    let (count, size, offset) = try place()
    if count > limits.archiveEntries {
      throw .fault(
        DocumentFault(
          code: .archiveRatio,
          hint: "the archive has \(count) entries, at most \(limits.archiveEntries) are read"))
    }
    guard size <= Self.mostBytes, let bytes = try fetch(at: offset, count: size) else {
      throw .damaged("the directory of the archive is cut off")
    }
    let fields = ZipFields(bytes)
    var entries: [ZipEntry] = []
    var names: Set<String> = []
    var position = 0
    for _ in 0..<count {
      guard let (entry, length) = entry(fields, at: position) else {
        throw .damaged("the directory of the archive is damaged")
      }
      guard names.insert(entry.name.lowercased()).inserted else {
        throw .damaged("the archive has two entries \(DocumentExcerpt.text(of: entry.name.utf8))")
      }
      position += length
      entries.append(entry)
    }
    return entries
  }

  /// Number of entries, bytes and offset of the directory.
  private func place() throws(ReadFailure) -> (count: Int, size: Int, offset: Int) {
    let tailBytes = min(store.size, 65_557)
    let tailStart = store.size - tailBytes
    guard let tail = try fetch(at: tailStart, count: tailBytes) else {
      throw .damaged("the archive is cut off")
    }
    let fields = ZipFields(tail)
    var position = tailBytes - 22
    while position >= 0 {
      if tail[position] == 0x50, fields.long(at: position) == Self.endSignature,
        let comment = fields.short(at: position + 20), position + 22 + comment <= tailBytes
      {
        break
      }
      position -= 1
    }
    guard position >= 0, let count = fields.short(at: position + 10),
      let size = fields.long(at: position + 12), let offset = fields.long(at: position + 16)
    else { throw .damaged("the archive has no directory: it is cut off or damaged") }
    if count < 0xFFFF && size < 0xFFFF_FFFF && offset < 0xFFFF_FFFF {
      return (count, size, offset)
    }
    return try widePlace(endsBefore: tailStart + position)
  }

  private func widePlace(
    endsBefore end: Int
  ) throws(ReadFailure) -> (count: Int, size: Int, offset: Int) {
    if let locator = try fetch(at: end - 20, count: 20),
      ZipFields(locator).long(at: 0) == Self.wideLocatorSignature,
      let place = ZipFields(locator).number(at: 8, bytes: 8),
      let record = try fetch(at: place, count: 56)
    {
      let fields = ZipFields(record)
      if fields.long(at: 0) == Self.wideEndSignature, let count = fields.number(at: 32, bytes: 8),
        let size = fields.number(at: 40, bytes: 8), let offset = fields.number(at: 48, bytes: 8)
      {
        return (count, size, offset)
      }
    }
    throw .damaged("the directory of the archive is damaged")
  }

  /// The entry at a place of the directory, and how many bytes tell it.
  private func entry(_ fields: ZipFields, at start: Int) -> (entry: ZipEntry, length: Int)? {
    guard fields.long(at: start) == Self.entrySignature, let flags = fields.short(at: start + 8),
      let method = fields.short(at: start + 10), let checksum = fields.long(at: start + 16),
      var packed = fields.long(at: start + 20), var unpacked = fields.long(at: start + 24),
      let nameBytes = fields.short(at: start + 28), let extraBytes = fields.short(at: start + 30),
      let commentBytes = fields.short(at: start + 32), var offset = fields.long(at: start + 42),
      let name = fields.slice(at: start + 46, count: nameBytes),
      let extra = fields.slice(at: start + 46 + nameBytes, count: extraBytes)
    else { return nil }
    Self.widen(&unpacked, &packed, &offset, by: ZipFields(extra))
    // Far beyond any file, yet sums of them do not overflow.
    guard max(unpacked, packed, offset) < 1 << 48 else { return nil }
    let kinds: [Int: ZipEntry.Method] = [0: .stored, 8: .deflated]
    let entry = ZipEntry(
      name: String(decoding: name, as: UTF8.self), method: kinds[method] ?? .unknown(method),
      isEncrypted: flags & 1 != 0, checksum: UInt32(truncatingIfNeeded: checksum),
      packedBytes: packed, unpackedBytes: unpacked, offset: offset)
    return (entry, 46 + nameBytes + extraBytes + commentBytes)
  }

  /// Numbers that do not fit 32 bits stand in the extra field 1, those only, in this order.
  private static func widen(
    _ unpacked: inout Int, _ packed: inout Int, _ offset: inout Int, by extra: ZipFields
  ) {
    var position = 0
    while let kind = extra.short(at: position), let length = extra.short(at: position + 2) {
      if kind == 1 {
        var place = position + 4
        for keyPath in [0, 1, 2] {
          let current = keyPath == 0 ? unpacked : keyPath == 1 ? packed : offset
          guard current == 0xFFFF_FFFF, let wide = extra.number(at: place, bytes: 8) else {
            continue
          }
          place += 8
          switch keyPath {
          case 0: unpacked = wide
          case 1: packed = wide
          default: offset = wide
          }
        }
        return
      }
      position += 4 + length
    }
  }

  private func fetch(at offset: Int, count: Int) throws(ReadFailure) -> [UInt8]? {
    do throws(DocumentError) {
      return try store.bytes(at: offset, count: count)
    } catch {
      throw .unreachable(error)
    }
  }
}
