/// An archive opened for reading, refused at once if it says it unpacks to more than it may.
struct ZipArchive {
  private static let localSignature = 0x0403_4B50

  private let store: any ByteStore
  private let limits: DocumentLimits
  private let chunkBytes: Int
  private let entries: [String: ZipEntry]

  init(_ store: any ByteStore, limits: DocumentLimits, chunkBytes: Int) throws(ReadFailure) {
    self.store = store
    self.limits = limits
    self.chunkBytes = chunkBytes
    let listed = try ZipDirectory(store, limits: limits).entries()
    try Self.weigh(listed, packedBytes: store.size, limits: limits)
    // The names of parts do not depend on case.
    entries = Dictionary(
      listed.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether there is an entry of the name.
  func contains(_ name: String) -> Bool { entries[name.lowercased()] != nil }

  /// The entry's bytes, to be unpacked while they are read; nil if there is no such entry.
  func open(_ name: String) throws(ReadFailure) -> EntryReader? {
    guard let entry = entries[name.lowercased()] else { return nil }
    if entry.isEncrypted {
      throw .fault(
        DocumentFault(code: .notWorkbook, hint: "the archive has a password; save it without one"))
    }
    // What it says it unpacks to is held against it while it is read.
    if Self.exceeds(
      limits.archiveRatio, unpacked: entry.unpackedBytes, packed: entry.packedBytes)
    {
      throw Self.tooMuch(limits.archiveRatio)
    }
    let header: [UInt8]?
    do throws(DocumentError) {
      header = try store.bytes(at: entry.offset, count: 30)
    } catch {
      throw .unreachable(error)
    }
    let fields = ZipFields(header ?? [])
    guard fields.long(at: 0) == Self.localSignature, let nameBytes = fields.short(at: 26),
      let extraBytes = fields.short(at: 28)
    else { throw .damaged("the archive is damaged at \(name)") }
    let start = entry.offset + 30 + nameBytes + extraBytes
    guard entry.packedBytes <= store.size - start else {
      throw .damaged("the archive is cut off inside \(name)")
    }
    return try EntryReader(
      store, entry: entry, start: start, chunkBytes: chunkBytes)
  }

  /// Entries must not overlap (their packed bytes fit the file), and must not unpack to too much.
  private static func weigh(
    _ entries: [ZipEntry], packedBytes: Int, limits: DocumentLimits
  ) throws(ReadFailure) {
    var packed = 0
    var unpacked = 0
    for entry in entries {
      packed += entry.packedBytes
      unpacked += entry.unpackedBytes
      if exceeds(limits.archiveRatio, unpacked: unpacked, packed: packedBytes) {
        throw tooMuch(limits.archiveRatio)
      }
      if packed > packedBytes {
        throw .damaged("the entries of the archive overlap or are cut off")
      }
    }
  }

  /// Whether so many bytes are more than the ratio allows; the first mebibyte is free.
  private static func exceeds(_ ratio: Int, unpacked: Int, packed: Int) -> Bool {
    unpacked > 1_048_576 && unpacked / ratio > packed
  }

  private static func tooMuch(_ ratio: Int) -> ReadFailure {
    .fault(
      DocumentFault(
        code: .archiveRatio,
        hint: "the archive unpacks to more than \(ratio) times its size; delete empty formatted "
          + "rows and columns, save it again"))
  }
}
