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
    stream.bytes.appendLine(fields)
    if stream.isFull { try await stream.send() }
  }

  /// Writes one line whose inner fields are those of many lines.
  public func row(_ number: Int64, _ inner: CopyFields, _ last: String) async throws {
    stream.bytes.append(contentsOf: String(number).utf8)
    stream.bytes.append(contentsOf: inner.bytes)
    stream.bytes.appendEscaped(last)
    stream.bytes.append(UInt8(ascii: "\n"))
    if stream.isFull { try await stream.send() }
  }
}

/// Fields that stand in the middle of many lines of one COPY, escaped once.
public struct CopyFields: Sendable {
  /// With a tab before the first and one behind the last.
  let bytes: [UInt8]

  /// Fields as `CopyTextWriter.row` takes them.
  public init(_ fields: [String?]) {
    var bytes = [UInt8(ascii: "\t")]
    for field in fields {
      bytes.appendField(field)
      bytes.append(UInt8(ascii: "\t"))
    }
    self.bytes = bytes
  }
}
