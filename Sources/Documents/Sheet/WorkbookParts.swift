/// The parts of a workbook in its archive.
struct WorkbookParts {
  private let archive: ZipArchive
  private let windowBytes: Int

  init(_ store: any ByteStore, limits: DocumentLimits, chunkBytes: Int) throws(ReadFailure) {
    archive = try ZipArchive(store, limits: limits, chunkBytes: chunkBytes)
    windowBytes = chunkBytes
  }

  func contains(_ part: String) -> Bool { archive.contains(part) }

  /// The part, to be unpacked while it is read; nil if there is no such part.
  func open(_ part: String) throws(ReadFailure) -> MarkupReader? {
    guard let entry = try archive.open(part) else { return nil }
    return try MarkupReader(entry, part: part, windowBytes: windowBytes)
  }
}
