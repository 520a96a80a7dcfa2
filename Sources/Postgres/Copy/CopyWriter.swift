/// Writes the rows of a binary COPY; valid only within `copyIn`.
public final class CopyWriter {
  /// Signature, flags and length of the header extension (section "Binary Format" of COPY in the
  /// manual).
  private static let header: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)

  private let stream: CopyStream

  init(_ stream: CopyStream) {
    self.stream = stream
    stream.bytes.append(contentsOf: Self.header)
  }

  /// Writes one row; the Swift types must be the columns' own (`Int32` for `int4`, `JSON` for
  /// `jsonb`).
  ///
  /// - Throws: kind `misuse` for a value that has no form in the database, `CancellationError`, or
  ///   what the server had against an earlier row.
  public func row<each Value: PostgresEncodable>(_ values: repeat each Value) async throws {
    let start = stream.bytes.count
    stream.bytes.append(bigEndian: Int16(0))
    var count: Int16 = 0
    for value in repeat each values {
      try stream.bytes.appendField(value)
      count += 1
    }
    stream.bytes[start] = UInt8(truncatingIfNeeded: count >> 8)
    stream.bytes[start + 1] = UInt8(truncatingIfNeeded: count)
    if stream.isFull { try await stream.send() }
  }

  func finish() { stream.bytes.append(bigEndian: Int16(-1)) }
}
