/// One field of a result while it is being decoded; its bytes are valid only within `decode`.
public struct PostgresCell {
  /// The binary value; nil for NULL.
  public let bytes: UnsafeRawBufferPointer?
  /// The number of the field's type in `pg_type`.
  public let oid: UInt32
  /// The result, which whoever decodes keeps alive: counting references would be half of the work.
  private let box: Unmanaged<ResultBox>
  private let index: Int

  init(bytes: UnsafeRawBufferPointer?, oid: UInt32, box: ResultBox, index: Int) {
    self.bytes = bytes
    self.oid = oid
    self.box = Unmanaged.passUnretained(box)
    self.index = index
  }

  private init(bytes: UnsafeRawBufferPointer?, oid: UInt32, of cell: PostgresCell) {
    self.bytes = bytes
    self.oid = oid
    box = cell.box
    index = cell.index
  }

  /// The column's name, for messages.
  public var column: String { box.takeUnretainedValue().columns[index] }

  /// An element of the array that this field holds.
  func element(_ bytes: UnsafeRawBufferPointer?, oid: UInt32) -> PostgresCell {
    PostgresCell(bytes: bytes, oid: oid, of: self)
  }

  /// The bytes of a field that must not be NULL.
  ///
  /// - Throws: `PostgresError` of kind `decode` for NULL.
  public func value(for type: Any.Type) throws(PostgresError) -> UnsafeRawBufferPointer {
    guard let bytes else {
      throw failure("is NULL, which \(type) cannot hold")
    }
    return bytes
  }

  /// The bytes of a field that must not be NULL and must be of one length.
  func value(for type: Any.Type, length: Int) throws(PostgresError) -> UnsafeRawBufferPointer {
    let bytes = try value(for: type)
    guard bytes.count == length else { throw mismatch(type) }
    return bytes
  }

  /// The error for a field of a type that cannot be read as `type`.
  public func mismatch(_ type: Any.Type) -> PostgresError {
    failure("has type \(oid) of pg_type, which cannot be read as \(type); cast it in the statement")
  }

  /// An error about this field; `reason` follows the column's name and holds no value.
  public func failure(_ reason: String) -> PostgresError {
    PostgresError(
      .decode, "column \(column) \(reason)", facts: PostgresError.Facts(column: column))
  }
}
