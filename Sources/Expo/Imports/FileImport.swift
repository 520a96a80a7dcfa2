import Documents
import Postgres

/// Takes in the rows of one file, inside the caller's transaction.
///
/// Rows without an error are stored even when others have one, so that the report of a folder tells
/// everything at once; the caller rolls back.
struct FileImport {
  /// Rows that are judged, matched and stored together.
  private static let chunk = 5_000

  private let judge: RowJudge
  private let tx: PostgresTransaction
  private var kind: any ImportKind
  private var report: ImportReport
  /// What there is to say about the file as a whole.
  private var notes: [ImportFinding] = []
  /// What there is to say about the rows of the chunk at hand.
  private var findings: [Int: [ImportFinding]] = [:]
  private var seen: [String: SeenRow] = [:]
  private var piles: ImportPiles

  /// The row that took a key first.
  private struct SeenRow {
    let row: Int
    /// A hash of its cells; nil when the row was refused.
    let content: Int?
  }

  init(
    _ file: ImportFile, kind: any ImportKind.Type, scope: ImportScope, options: ImportOptions,
    in tx: PostgresTransaction
  ) async throws {
    if kind.needsExpo { _ = try scope.required(by: kind.name) }
    self.tx = tx
    self.kind = try await kind.begin(scope, in: tx)
    judge = try RowJudge(file, kind: self.kind, encoding: options.encoding)
    report = ImportReport(kind: kind.name, file: file.path)
    piles = ImportPiles(file: file, scope: scope, isKept: !options.isDryRun)
  }

  /// The column that names a record; a kind that has rows has columns.
  private var keyColumn: String { type(of: kind).columns[0].name }

  /// The keys of the sound rows, sorted.
  var recordKeys: [String] { seen.keys.sorted() }

  /// Takes the file in to its end: each chunk is stored while the next one is read and judged.
  mutating func run() async throws -> ImportReport {
    let judge = judge
    var next = try await judge.chunk(of: Self.chunk)
    while let chunk = next {
      async let following = judge.chunk(of: Self.chunk)
      try await take(chunk)
      next = try await following
    }
    finish()
    report.batch = try await piles.close(report, in: tx)
    return report
  }

  private mutating func take(_ chunk: JudgedChunk) async throws {
    notes += chunk.notes
    report.columns = chunk.outline.columns
    (report.encoding, report.delimiter) = (chunk.outline.encoding, chunk.outline.delimiter)
    report.total = chunk.outline.total
    var pending: [PendingRow] = []
    for row in chunk.rows {
      if !row.findings.isEmpty { findings[row.row, default: []] += row.findings }
      if let record = row.record, !row.isRefused {
        pending.append(
          PendingRow(row: row.row, cells: row.cells, content: row.content, record: record))
      } else if row.isRefused {
        refuse(row)
      }
    }
    try await store(pending)
    try await piles.write(report, findings, in: tx)
    report.findings += findings.sorted { $0.key < $1.key }.flatMap(\.value)
    findings.removeAll(keepingCapacity: true)
  }

  private mutating func refuse(_ row: JudgedRow) {
    if let record = row.record, record.evidence == nil, !record.key.isEmpty,
      seen[record.key] == nil
    {
      seen[record.key] = SeenRow(row: row.row, content: nil)
    }
    piles.reject(row.row, row.cells)
  }

  private mutating func store(_ pending: [PendingRow]) async throws {
    let sound = try await sift(pending)
    if sound.isEmpty { return }
    let results = try await kind.store(sound.map(\.record), in: tx)
    for (row, result) in zip(sound, results) {
      report.count(result)
      piles.accept(row, result)
    }
  }

  /// Holds and refuses the rows that others stand in the way of, and gives those that can be stored.
  private mutating func sift(_ pending: [PendingRow]) async throws -> [PendingRow] {
    let held = try await kind.duplicates(among: pending, in: tx)
    for finding in kind.remarks() { findings[finding.row, default: []].append(finding) }
    var sound: [PendingRow] = []
    sound.reserveCapacity(pending.count)
    for (index, row) in pending.enumerated() {
      let earlier = seen[row.record.key]
      if let duplicate = held[index] ?? repeated(row, after: earlier) {
        report.duplicates.append(duplicate)
        piles.hold(row, duplicate)
      } else if let finding = row.record.unlessHeld ?? doubled(row, after: earlier) {
        findings[row.row, default: []].append(finding)
        piles.reject(row.row, row.cells)
      } else {
        sound.append(row)
        if !row.record.key.isEmpty {
          seen[row.record.key] = SeenRow(row: row.row, content: row.content)
        }
      }
    }
    return sound
  }

  /// The same row once more.
  private func repeated(_ row: PendingRow, after earlier: SeenRow?) -> ImportDuplicate? {
    guard let earlier, earlier.content == row.content else { return nil }
    return ImportDuplicate(
      row: row.row, ofRow: earlier.row, ofRecord: row.record.key,
      PartyMatch(confidence: .certain, reason: "same \(keyColumn), same content"))
  }

  /// The key of an earlier row with another content.
  private func doubled(_ row: PendingRow, after earlier: SeenRow?) -> ImportFinding? {
    guard let earlier else { return nil }
    return ImportFinding(
      .duplicateKey, row: row.row, column: keyColumn, value: row.record.key,
      hint: "the same as row \(earlier.row): keep one of them")
  }

  private mutating func finish() {
    report.findings.insert(contentsOf: notes, at: 0)
    report.duplicates.sort { $0.row < $1.row }
    report.rejected = piles.rejectedRows
    report.held = piles.heldRows
    if report.isFileRefused { report.refuseFile() }
  }
}
