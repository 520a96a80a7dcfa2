/// Writes the bytes of a COPY in text or CSV format; valid only within `copyInText`.
public final class CopyTextWriter {
  private let stream: CopyStream

  init(_ stream: CopyStream) { self.stream = stream }

  /// Writes bytes that are already in the format, cut anywhere.
  public func write(_ bytes: some Sequence<UInt8>) async throws {
    stream.bytes.append(contentsOf: bytes)
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
      for byte in field.utf8 { append(escaped: byte) }
    }
    stream.bytes.append(UInt8(ascii: "\n"))
    if stream.isFull { try await stream.send() }
  }

  private func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "\t"):
      stream.bytes.append(UInt8(ascii: "\\"))
      stream.bytes.append(byte)
    case UInt8(ascii: "\n"): stream.bytes.append(contentsOf: Array("\\n".utf8))
    case UInt8(ascii: "\r"): stream.bytes.append(contentsOf: Array("\\r".utf8))
    default: stream.bytes.append(byte)
    }
  }
}
