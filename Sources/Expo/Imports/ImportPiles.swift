import Postgres

/// The three piles of a file on their way into its batch: what was taken, refused, held.
///
/// The batch is opened with the first row worth keeping: one that changed something, was refused or
/// is held. Rows that say what is there already leave no trace.
struct ImportPiles {
  private let file: ImportFile
  private let scope: ImportScope
  /// Whether there will be a batch at all; a check keeps nothing.
  private let isKept: Bool
  private var waiting: [KeptRow] = []
  private var batch: Identifier<ImportBatch>?
  private var lastRejected = 0
  private(set) var rejectedRows = 0
  private(set) var heldRows = 0

  init(file: ImportFile, scope: ImportScope, isKept: Bool) {
    self.file = file
    self.scope = scope
    self.isKept = isKept
  }

  /// Takes a row as stored; its cells stand in the file.
  mutating func accept(_ row: PendingRow, _ result: ImportResult) {
    if result == .unchanged || !isKept { return }
    waiting.append(KeptRow(number: row.row, cells: [], record: row.record.key, result: result))
  }

  /// Refuses a row; a second fault of the same row does not count again.
  mutating func reject(_ number: Int, _ cells: [String]) {
    if number == lastRejected { return }
    lastRejected = number
    rejectedRows += 1
    if !isKept { return }
    // The one character that the database has no place for.
    let cells = cells.map { $0.utf8.contains(0) ? $0.replacing("\0", with: "␀") : $0 }
    waiting.append(KeptRow(number: number, cells: cells, result: .rejected))
  }

  mutating func hold(_ row: PendingRow, _ duplicate: ImportDuplicate) {
    heldRows += 1
    if !isKept { return }
    waiting.append(
      KeptRow(
        number: row.row, cells: row.cells, record: row.record.key, result: .held,
        duplicate: duplicate))
  }

  /// Writes what waits, with what there is to say about each row.
  mutating func write(
    _ report: ImportReport, _ findings: [Int: [ImportFinding]], in tx: PostgresTransaction
  ) async throws {
    if waiting.isEmpty { return }
    for index in waiting.indices { waiting[index].findings = findings[waiting[index].number] }
    let open: Identifier<ImportBatch>
    if let batch {
      open = batch
    } else {
      open = try await ImportQueries.open(file, report: report, scope: scope, in: tx)
      batch = open
    }
    try await ImportQueries.keep(waiting, of: open, in: tx)
    waiting.removeAll(keepingCapacity: true)
  }

  /// Writes the counts, and gives the key of the batch; of an earlier one when the same file was
  /// taken in before and has changed nothing now.
  mutating func close(_ report: ImportReport, in tx: PostgresTransaction) async throws -> Int64? {
    guard let batch else { return nil }
    try await ImportQueries.close(batch, report, in: tx)
    if report.changed > 0 { return batch.rawValue }
    guard let earlier = try await ImportQueries.earlier(than: batch, in: tx) else {
      return batch.rawValue
    }
    try await ImportQueries.drop(batch, in: tx)
    return earlier.rawValue
  }
}

/// A row on its way into the record of its batch.
struct KeptRow: Sendable {
  let number: Int
  /// As the file has them; none where the row is in.
  let cells: [String]
  var record: String?
  let result: ImportResult
  var duplicate: ImportDuplicate?
  var findings: [ImportFinding]?
}
