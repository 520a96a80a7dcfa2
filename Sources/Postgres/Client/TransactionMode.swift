/// What a transaction may do and see.
public struct TransactionMode: Sendable, Hashable {
  let begin: String

  /// Reads and writes; each statement sees what was committed before it began.
  public static let readWrite = TransactionMode(
    begin: "begin isolation level read committed read write")

  /// Reads only; each statement sees what was committed before it began.
  public static let readOnly = TransactionMode(
    begin: "begin isolation level read committed read only")

  /// Reads only, and all statements see one moment.
  public static let repeatableRead = repeatableRead(readOnly: true)

  /// Reads and writes as if no other transaction ran; fails with 40001 where that cannot be, and is
  /// run again.
  public static let serializable = TransactionMode(
    begin: "begin isolation level serializable read write")

  /// All statements see one moment; a write to a row that changed since fails with 40001 and is run
  /// again.
  public static func repeatableRead(readOnly: Bool) -> TransactionMode {
    TransactionMode(
      begin: "begin isolation level repeatable read \(readOnly ? "read only" : "read write")")
  }
}
