/// Writes the bytes of a COPY in text or CSV format; valid only within `copyInText`.
public final class CopyTextWriter {
  private let stream: CopyStream

  init(_ stream: CopyStream) { self.stream = stream }

  /// Writes bytes that are already in the format, cut anywhere.
  public func write(_ bytes: some Sequence<UInt8>) async throws {
    let isContiguous: Void? = bytes.withContiguousStorageIfAvailable {
      stream.bytes.append(contentsOf: $0)
    }
    if isContiguous == nil { stream.bytes.append(contentsOf: bytes) }
    if stream.isFull { try await stream.send() }
  }

  /// Writes text that is already in the format, cut anywhere.
  public func write(_ text: String) async throws { try await write(text.utf8) }

  /// Writes one line of the `text` format: fields escaped, tabs between them, nil as `\N`.
  public func row(_ fields: [String?]) async throws {
    for (index, field) in fields.enumerated() {
      if index > 0 { stream.bytes.append(UInt8(ascii: "\t")) }
      guard let field else {
        stream.bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "N")])
        continue
      }
      append(field)
    }
    stream.bytes.append(UInt8(ascii: "\n"))
    if stream.isFull { try await stream.send() }
  }

  private func append(_ field: String) {
    let start = stream.bytes.count
    stream.bytes.append(contentsOf: field.utf8)
    // Few fields need an escape, so it is paid for only where one does.
    guard stream.bytes[start...].contains(where: { Self.escape($0) != nil }) else { return }
    stream.bytes.removeSubrange(start...)
    for byte in field.utf8 {
      if let letter = Self.escape(byte) {
        stream.bytes.append(UInt8(ascii: "\\"))
        stream.bytes.append(letter)
      } else {
        stream.bytes.append(byte)
      }
    }
  }

  /// What stands behind the backslash for a byte that cannot stand for itself.
  private static func escape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\\"): UInt8(ascii: "\\")
    case UInt8(ascii: "\t"): UInt8(ascii: "t")
    case UInt8(ascii: "\n"): UInt8(ascii: "n")
    case UInt8(ascii: "\r"): UInt8(ascii: "r")
    default: nil
    }
  }
}
