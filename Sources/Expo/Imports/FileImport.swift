import Documents
import Postgres

/// Reads one file and stores its rows, inside the caller's transaction.
///
/// Rows without an error are stored even when others have one, so that the report of a folder tells
/// everything at once; the caller rolls back.
struct FileImport {
  private static let chunk = 8_000

  private let file: ImportFile
  private let encoding: TextEncoding?
  private let tx: PostgresTransaction
  private var kind: any ImportKind
  private let columns: [ImportColumn]
  private let alternatives: [[String]]
  private(set) var report: ImportReport
  private var header: ImportHeader?
  private var pending: [PendingRow] = []
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
    self.file = file
    self.tx = tx
    encoding = options.encoding
    self.kind = try await kind.begin(scope, in: tx)
    columns = kind.columns
    alternatives = kind.alternatives
    report = ImportReport(kind: kind.name, file: file.path)
    piles = ImportPiles(file: file, scope: scope, isKept: !options.isDryRun)
  }

  /// The keys of the sound rows, sorted.
  var recordKeys: [String] { seen.keys.sorted() }

  /// Reads the file to its end.
  mutating func run() async throws -> ImportReport {
    let source = try ImportSource(file, encoding: encoding)
    while let event = try source.next() {
      try Task.checkCancellation()
      switch event {
      case .header(let cells): open(cells, source)
      case .row(let row): try await take(row, source)
      case .refused(let row, let faults): try refuse(row, faults, source)
      case .fault(let fault): try refuse(fault, cells: [], source)
      case .warning(let fault): note(ImportFinding(fault))
      }
    }
    report.total = max(report.total, source.rows)
    try await storeChunk()
    finish()
    report.batch = try await piles.close(report, in: tx)
    return report
  }

  private mutating func open(_ cells: [String], _ source: ImportSource) {
    let header = ImportHeader(cells, columns: columns, alternatives: alternatives)
    report.findings += header.findings
    report.columns = cells
    (report.encoding, report.delimiter) = source.format
    if !header.findings.contains(where: \.isError) { self.header = header }
  }

  private mutating func take(_ row: TableRow, _ source: ImportSource) async throws {
    guard let header else { return }
    let row = header.isPile ? row.withOriginalCells : row
    var reader = RowReader(
      row: row.row, cells: row.cells, header: header, isSpreadsheet: source.isSpreadsheet)
    let record = kind.read(&reader)
    if !reader.findings.isEmpty { findings[row.row, default: []] += reader.findings }
    if reader.isRefused {
      if record.evidence == nil && !record.key.isEmpty && seen[record.key] == nil {
        seen[record.key] = SeenRow(row: row.row, content: nil)
      }
      piles.reject(row.row, row.cells)
      return
    }
    pending.append(PendingRow(row: row.row, cells: row.cells, record: record))
    if pending.count == Self.chunk { try await storeChunk() }
  }

  private mutating func note(_ finding: ImportFinding) {
    if finding.row == 0 {
      report.findings.append(finding)
    } else {
      findings[finding.row, default: []].append(finding)
    }
  }

  private mutating func refuse(
    _ row: TableRow, _ faults: [DocumentFault], _ source: ImportSource
  ) throws {
    for fault in faults { try refuse(fault, cells: row.cells, source) }
  }

  /// Notes what is wrong with the file as a whole, or with a row.
  private mutating func refuse(
    _ fault: DocumentFault, cells: [String], _ source: ImportSource
  ) throws {
    let finding = ImportFinding(fault)
    note(finding)
    if finding.row > 0 { return piles.reject(finding.row, cells) }
    if let guess = try ImportSource.guess(after: fault, of: file) {
      (report.encoding, report.delimiter, report.total) = guess
    } else if report.encoding.isEmpty && fault.code != .fileEmpty {
      (report.encoding, report.delimiter) = source.format
    }
  }

  private mutating func storeChunk() async throws {
    let held = try await kind.duplicates(among: pending, in: tx)
    for finding in kind.remarks() { findings[finding.row, default: []].append(finding) }
    var sound: [PendingRow] = []
    for (index, row) in pending.enumerated() {
      if let duplicate = held[index] ?? repeated(row) {
        report.duplicates.append(duplicate)
        piles.hold(row, duplicate)
      } else if let finding = row.record.unlessHeld ?? doubled(row) {
        findings[row.row, default: []].append(finding)
        piles.reject(row.row, row.cells)
      } else {
        sound.append(row)
        if !row.record.key.isEmpty {
          seen[row.record.key] = SeenRow(row: row.row, content: row.cells.hashValue)
        }
      }
    }
    pending.removeAll(keepingCapacity: true)
    if !sound.isEmpty {
      let results = try await kind.store(sound.map(\.record), in: tx)
      for (row, result) in zip(sound, results) {
        report.count(result)
        piles.accept(row, result)
      }
    }
    try await piles.write(report, findings, in: tx)
  }

  /// The same row once more.
  private func repeated(_ row: PendingRow) -> ImportDuplicate? {
    guard let earlier = seen[row.record.key], earlier.content == row.cells.hashValue else {
      return nil
    }
    let reason = "same \(columns[0].name), same content"
    return ImportDuplicate(
      row: row.row, ofRow: earlier.row, ofRecord: row.record.key,
      PartyMatch(confidence: .certain, reason: reason))
  }

  /// The key of an earlier row with another content.
  private func doubled(_ row: PendingRow) -> ImportFinding? {
    guard let earlier = seen[row.record.key] else { return nil }
    return ImportFinding(
      .duplicateKey, row: row.row, column: columns[0].name, value: row.record.key,
      hint: "the same as row \(earlier.row): keep one of them")
  }

  private mutating func finish() {
    report.findings += findings.sorted { $0.key < $1.key }.flatMap(\.value)
    report.duplicates.sort { $0.row < $1.row }
    report.rejected = piles.rejectedRows
    report.held = piles.heldRows
    if report.isFileRefused { report.refuseFile() }
  }
}

extension TableRow {
  /// The row of a pile with its cells as they were in the file it came in.
  fileprivate var withOriginalCells: TableRow {
    TableRow(row: row, line: line, cells: cells.map { InertCell.restored($0) })
  }
}

extension ImportFinding {
  /// What a reader of documents found; what ends the reading for its size belongs to the file.
  init(_ fault: DocumentFault) {
    let isOfFile = fault.code == .tooManyRows || fault.code == .fileTooLarge
    self.init(
      code: fault.code.rawValue, row: isOfFile ? 0 : fault.row, column: fault.column ?? "*",
      value: fault.value, hint: fault.hint)
  }
}
