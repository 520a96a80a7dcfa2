/// Reads the table in a file, whether it is CSV, TSV or XLSX, by what the file holds.
///
/// A workbook whose name says text (`.csv`, `.tsv`, `.txt`) is refused as no text: the name is what
/// its sender believes it to be. Not `Sendable`: one reader belongs to one task.
public final class DocumentReader {
  private enum Source {
    case delimited(DelimitedReader)
    case sheet(SheetReader)
  }

  private let source: Source

  /// Opens a file.
  public init(path: String, options: DocumentOptions = DocumentOptions()) throws(DocumentError) {
    if !Self.saysText(path), let store = try FileByteStore(path: path),
      let head = try store.bytes(at: 0, count: min(4, store.size)), Self.isArchive(head)
    {
      source = .sheet(SheetReader(store: store, options: options))
    } else {
      source = .delimited(try DelimitedReader(path: path, options: options.delimited))
    }
  }

  /// Reads an open regular file that came under a name: from its beginning, wherever it stands.
  ///
  /// It stays open, and must until the last event.
  public init(
    descriptor: Int32, name: String, options: DocumentOptions = DocumentOptions()
  ) throws(DocumentError) {
    let store = try FileByteStore(descriptor: descriptor, name: name)
    if !Self.saysText(name), let head = try store.bytes(at: 0, count: min(4, store.size)),
      Self.isArchive(head)
    {
      source = .sheet(SheetReader(store: store, options: options))
    } else {
      source = .delimited(
        DelimitedReader(source: StoredByteSource(store), options: options.delimited))
    }
  }

  /// Reads bytes in memory that came under a name.
  public init(bytes: [UInt8], name: String = "", options: DocumentOptions = DocumentOptions()) {
    if !Self.saysText(name), Self.isArchive(bytes) {
      source = .sheet(SheetReader(bytes: bytes, options: options))
    } else {
      source = .delimited(DelimitedReader(bytes: bytes, options: options.delimited))
    }
  }

  /// What the file is; nil until the first event and when it could not be found.
  public var format: DocumentFormat? {
    switch source {
    case .delimited(let reader): reader.format.map { .delimited($0) }
    case .sheet(let reader): reader.format.map { .sheet($0) }
    }
  }

  /// Data rows met so far, sound or not.
  public var rows: Int {
    switch source {
    case .delimited(let reader): reader.rows
    case .sheet(let reader): reader.rows
    }
  }

  /// The next event, or nil at the end.
  ///
  /// Throws only when bytes cannot be had: what is wrong inside the file is an event.
  public func next() throws(DocumentError) -> TableEvent? {
    switch source {
    case .delimited(let reader): try reader.nextEvent()
    case .sheet(let reader): try reader.nextEvent()
    }
  }

  private static func saysText(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".csv", ".tsv", ".txt"].contains { name.hasSuffix($0) }
  }

  /// An archive begins with an entry or, having none, with its directory.
  private static func isArchive(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }
}
