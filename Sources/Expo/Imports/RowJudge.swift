import Documents

/// Reads a file row by row and judges each by itself: what a chunk of it says is worked out while the
/// chunk before it is being stored.
actor RowJudge {
  private let file: ImportFile
  private let source: ImportSource
  private var kind: any ImportKind
  private let columns: [ImportColumn]
  private let alternatives: [[String]]
  private var header: ImportHeader?
  /// Columns of which the file has none, and no row needed one until now.
  private var lacking: [[String]] = []
  private var outline = FileOutline()
  private var notes: [ImportFinding] = []
  private var rows: [JudgedRow] = []
  private var isAtEnd = false

  init(_ file: ImportFile, kind: any ImportKind, encoding: TextEncoding?) throws {
    self.file = file
    source = try ImportSource(file, encoding: encoding)
    self.kind = kind
    columns = type(of: kind).columns
    alternatives = type(of: kind).alternatives
  }

  /// The next rows, at most so many; nil after the last ones.
  func chunk(of size: Int) throws -> JudgedChunk? {
    if isAtEnd { return nil }
    rows.reserveCapacity(size)
    while rows.count < size {
      guard let event = try source.next() else {
        isAtEnd = true
        break
      }
      try Task.checkCancellation()
      try take(event)
    }
    outline.total = max(outline.total, source.rows)
    let chunk = JudgedChunk(notes: notes, rows: rows, outline: outline)
    notes = []
    rows = []
    return chunk
  }

  private func take(_ event: TableEvent) throws {
    switch event {
    case .header(let cells): open(cells)
    case .row(let row): judge(row)
    case .refused(let row, let faults):
      for fault in faults { try refuse(fault, cells: row.cells) }
    case .fault(let fault): try refuse(fault, cells: [])
    case .warning(let fault): note(ImportFinding(fault))
    }
  }

  private func open(_ cells: [String]) {
    let header = ImportHeader(cells, columns: columns, alternatives: alternatives)
    notes += header.findings
    outline.columns = cells
    (outline.encoding, outline.delimiter) = source.format
    if header.findings.contains(where: \.isError) { return }
    self.header = header
    lacking = header.lacking
  }

  private func judge(_ row: TableRow) {
    guard let header else { return }
    let row = header.isPile ? row.withOriginalCells : row
    var reader = RowReader(
      row: row.row, cells: row.cells, header: header, isSpreadsheet: source.isSpreadsheet)
    let record = kind.read(&reader)
    let isRefused = reader.isRefused
    if !lacking.isEmpty { noteLacking(reader.findings + [record.unlessHeld].compactMap { $0 }) }
    var judged = openRow(row.row, row.cells)
    judged.findings += reader.findings
    judged.content = row.cells.hashValue
    judged.record = record
    judged.isRefused = isRefused
    rows.append(judged)
  }

  /// Refuses the file where a row needs one of several columns of which there is none.
  private func noteLacking(_ findings: [ImportFinding]) {
    let required = findings.filter { $0.code == ImportCode.required.rawValue }.map(\.column)
    let needed = lacking.filter { names in names.contains(where: required.contains) }
    notes += needed.map(ImportHeader.missing)
    lacking.removeAll { needed.contains($0) }
  }

  /// The row of a number: one of which something was said already, or a new one.
  private func openRow(_ number: Int, _ cells: [String]) -> JudgedRow {
    if let last = rows.last, last.row == number {
      rows.removeLast()
      return JudgedRow(
        row: number, cells: cells, findings: last.findings, record: nil, isRefused: last.isRefused)
    }
    return JudgedRow(row: number, cells: cells, findings: [], record: nil, isRefused: false)
  }

  private func note(_ finding: ImportFinding) {
    if finding.row == 0 { return notes.append(finding) }
    var judged = openRow(finding.row, [])
    judged.findings.append(finding)
    rows.append(judged)
  }

  /// Notes what is wrong with the file as a whole, or with a row.
  private func refuse(_ fault: DocumentFault, cells: [String]) throws {
    let finding = ImportFinding(fault)
    if finding.row > 0 {
      var judged = openRow(finding.row, cells)
      judged.findings.append(finding)
      judged.isRefused = true
      return rows.append(judged)
    }
    notes.append(finding)
    if let guess = try ImportSource.guess(after: fault, of: file) {
      (outline.encoding, outline.delimiter, outline.total) = guess
    } else if outline.encoding.isEmpty && fault.code != .fileEmpty {
      (outline.encoding, outline.delimiter) = source.format
    }
  }
}

extension TableRow {
  /// The row of a pile with its cells as they were in the file it came in.
  var withOriginalCells: TableRow {
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
