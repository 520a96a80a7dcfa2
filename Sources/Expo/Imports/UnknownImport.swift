import Postgres

/// A file that cannot be read at all: what it would have held does not matter.
struct UnknownImport: ImportKind {
  static let name = "unknown"
  static let columns: [ImportColumn] = []
  static let needsExpo = false

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    Self()
  }

  func read(_ row: inout RowReader) -> ImportRecord { ImportRecord(key: "", [:]) }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    records.map { _ in .unchanged }
  }
}
