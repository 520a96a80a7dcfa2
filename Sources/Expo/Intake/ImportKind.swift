import Postgres

/// A kind of file: its columns, how a row is read and checked, and how rows are stored.
///
/// Values of it live for one file in one transaction: `begin` loads what references are checked
/// against, `read` is called once a row, `store` once for every few thousand good rows.
protocol ImportKind: Sendable {
  /// What people call it: `enterprises`; also the stem of its file in a folder.
  static var name: String { get }
  /// The columns it reads.
  static var columns: [ImportColumn] { get }
  /// Columns of which a file must have one at least when a row needs it, as `inn` or `uscc`.
  static var alternatives: [[String]] { get }
  /// Whether its rows belong to an expo.
  static var needsExpo: Bool { get }

  /// Loads what the rows are checked against.
  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self

  /// Reads one row; what is wrong with it goes into the row's findings.
  mutating func read(_ row: inout RowReader) -> ImportRecord

  /// Which of the rows look like others, of the file or of the database, by place in `rows`.
  ///
  /// Called once for every few thousand good rows, before `store`; such rows are held, not stored.
  mutating func duplicates(
    among rows: [PendingRow], in tx: PostgresTransaction
  ) async throws -> [Int: ImportDuplicate]

  /// What `duplicates` noticed about rows that it did not hold; asked for once after each call.
  mutating func remarks() -> [ImportFinding]

  /// Stores rows without an error, and says what became of each, in their order.
  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult]

  /// Adds what a held row says to the record of a code that a person takes for the same.
  func merge(_ record: ImportRecord, into code: String, in tx: PostgresTransaction) async throws
}

extension ImportKind {
  static var needsExpo: Bool { true }
  static var alternatives: [[String]] { [] }

  mutating func duplicates(
    among rows: [PendingRow], in tx: PostgresTransaction
  ) async throws -> [Int: ImportDuplicate] { [:] }

  func remarks() -> [ImportFinding] { [] }

  /// A row that says the same word for word adds nothing.
  func merge(_ record: ImportRecord, into code: String, in tx: PostgresTransaction) async throws {}
}

/// A kind whose rows are the rows of one table.
protocol TableImport: ImportKind {
  /// The table and its columns.
  static var upsert: Upsert { get }
}

extension TableImport {
  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    try await Self.upsert.run(records, in: tx)
  }
}
