/// The bound values of a statement, side by side in one buffer as libpq wants them.
struct Binds: Sendable {
  struct Entry: Sendable {
    /// 0 lets the server infer the type from the place of the parameter.
    let oid: UInt32
    let offset: Int
    /// -1 for NULL.
    let length: Int32
    let isBinary: Bool
  }

  private(set) var bytes: [UInt8] = []
  private(set) var entries: [Entry] = []

  var count: Int { entries.count }
  var types: [UInt32] { entries.map(\.oid) }

  /// Makes room for so many values of an ordinary size.
  mutating func reserve(_ count: Int) {
    entries.reserveCapacity(count)
    bytes.reserveCapacity(16 * count)
  }

  mutating func append(_ value: some PostgresEncodable) throws(PostgresError) {
    let type = Swift.type(of: value).postgresType
    let offset = bytes.count
    let oid = type.isInferred ? 0 : type.oid
    guard !value.isPostgresNull else {
      entries.append(Entry(oid: oid, offset: offset, length: -1, isBinary: !type.isInferred))
      return
    }
    try value.encode(into: &bytes)
    guard let length = Int32(exactly: bytes.count - offset) else {
      throw PostgresError(.misuse, "a value is longer than 2 GiB")
    }
    // libpq reads text parameters up to a NUL and wants an address even for an empty value.
    bytes.append(0)
    entries.append(
      Entry(oid: oid, offset: offset, length: length, isBinary: !type.isInferred))
  }

  mutating func append(_ other: Binds) {
    let shift = bytes.count
    bytes.append(contentsOf: other.bytes)
    for entry in other.entries {
      entries.append(
        Entry(
          oid: entry.oid, offset: entry.offset + shift, length: entry.length,
          isBinary: entry.isBinary))
    }
  }

  /// Calls `body` with values, lengths and formats as `PQsendQueryParams` takes them.
  func withPointers<Result>(
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> Result
  ) -> Result {
    guard count > 0 else { return body(nil, nil, nil) }
    return bytes.withUnsafeBufferPointer { buffer in
      withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { values in
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * count) { numbers in
          let base = buffer.baseAddress.map { UnsafeRawPointer($0) }
          for (index, entry) in entries.enumerated() {
            let address = entry.length < 0 ? nil : base.map { $0 + entry.offset }
            values.initializeElement(
              at: index, to: address?.assumingMemoryBound(to: CChar.self))
            numbers.initializeElement(at: index, to: entry.length)
            numbers.initializeElement(at: count + index, to: entry.isBinary ? 1 : 0)
          }
          let lengths = numbers.baseAddress.map { UnsafePointer($0) }
          return body(
            values.baseAddress.map { UnsafePointer($0) }, lengths, lengths.map { $0 + count })
        }
      }
    }
  }
}
