import Documents
import Postgres

/// Reads one file and stores its rows, inside the caller's transaction.
///
/// Rows without an error are stored even when others have one, so that the report of a folder tells
/// everything at once; the caller rolls back.
struct FileImport {
  private static let chunk = 1_000

  private let file: ImportFile
  private let scope: ImportScope
  private let tx: PostgresTransaction
  private var kind: any ImportKind
  private let columns: [ImportColumn]
  private(set) var report: ImportReport
  private var header: ImportHeader?
  private var records: [ImportRecord] = []
  private var kept: [KeptRow] = []
  private var keys: [String: Int] = [:]
  private var batch: Identifier<ImportBatch>?

  init(
    _ file: ImportFile, kind: any ImportKind.Type, scope: ImportScope, in tx: PostgresTransaction
  ) async throws {
    if kind.needsExpo { _ = try scope.required(by: kind.name) }
    self.file = file
    self.scope = scope
    self.tx = tx
    self.kind = try await kind.begin(scope, in: tx)
    columns = kind.columns
    report = ImportReport(kind: kind.name, file: file.path)
  }

  /// The keys of the sound rows, sorted.
  var recordKeys: [String] { keys.keys.sorted() }

  /// Reads the file to its end.
  mutating func run(encoding: TextEncoding?) async throws -> ImportReport {
    let reader = DelimitedReader(bytes: file.bytes, options: DelimitedOptions(encoding: encoding))
    var faulty: Set<Int> = []
    while let event = try reader.next() {
      try Task.checkCancellation()
      switch event {
      case .header(let cells): open(cells, format: reader.format)
      case .row(let row): try await take(row)
      case .fault(let fault):
        faulty.insert(fault.row)
        report.findings.append(ImportFinding(fault))
      }
    }
    report.total = reader.rows
    report.rejected += faulty.subtracting([0]).count
    try await storeChunk()
    if let batch { try await ImportQueries.close(batch, report, in: tx) }
    return report
  }

  private mutating func open(_ cells: [String], format: DelimitedFormat?) {
    let header = ImportHeader(cells, columns: columns)
    report.findings += header.findings
    if let format {
      report.encoding = format.encodingName
      report.delimiter = format.delimiter.rawValue
    }
    if !header.findings.contains(where: \.isError) { self.header = header }
  }

  private mutating func take(_ row: DelimitedRow) async throws {
    guard let header else {
      report.rejected += 1
      return
    }
    var reader = RowReader(row: row.row, cells: row.cells, header: header)
    let record = kind.read(&reader)
    if let earlier = keys[record.key] {
      reader.note(
        .duplicateKey, columns[0].name, value: record.key,
        hint: "the same as row \(earlier): keep one of them")
    }
    if !record.key.isEmpty && keys[record.key] == nil { keys[record.key] = row.row }
    report.findings += reader.findings
    if reader.isRefused {
      report.rejected += 1
      return
    }
    records.append(record)
    kept.append(
      KeptRow(number: row.row, cells: row.cells, record: record.key, result: .unchanged))
    if records.count == Self.chunk { try await storeChunk() }
  }

  private mutating func storeChunk() async throws {
    if records.isEmpty { return }
    let results = try await kind.store(records, in: tx)
    for (index, result) in results.enumerated() {
      kept[index].result = result
      report.count(result)
    }
    let changed = kept.filter { $0.result != .unchanged }
    if !changed.isEmpty {
      if batch == nil {
        batch = try await ImportQueries.open(
          file, kind: report.kind, report: report, scope: scope, in: tx)
      }
      if let batch { try await ImportQueries.keep(changed, of: batch, in: tx) }
    }
    records.removeAll(keepingCapacity: true)
    kept.removeAll(keepingCapacity: true)
  }
}

extension ImportFinding {
  /// What a reader of documents found.
  init(_ fault: DocumentFault) {
    self.init(
      code: fault.code.rawValue, row: fault.row, column: fault.column ?? "*", value: fault.value,
      hint: fault.hint)
  }
}
