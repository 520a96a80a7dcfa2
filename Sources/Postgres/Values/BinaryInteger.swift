extension FixedWidthInteger {
  /// Reads a big-endian integer that may lie at any address.
  init(bigEndianAt offset: Int = 0, in bytes: UnsafeRawBufferPointer) {
    self = Self(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Self.self))
  }
}

extension [UInt8] {
  mutating func append(bigEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }

  mutating func replace(bigEndian value: Int32, at offset: Int) {
    Swift.withUnsafeBytes(of: value.bigEndian) { bytes in
      for index in 0..<4 { self[offset + index] = bytes[index] }
    }
  }

  /// Appends a value as arrays and COPY carry it: length, then bytes; length -1 for NULL.
  mutating func appendField(_ value: some PostgresEncodable) throws(PostgresError) {
    guard !value.isPostgresNull else { return append(bigEndian: Int32(-1)) }
    let start = count
    append(bigEndian: Int32(0))
    try value.encode(into: &self)
    guard let length = Int32(exactly: count - start - 4) else {
      throw PostgresError(.misuse, "a value is longer than 2 GiB")
    }
    replace(bigEndian: length, at: start)
  }
}
