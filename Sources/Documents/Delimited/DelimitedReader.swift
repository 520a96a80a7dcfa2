/// Reads CSV and TSV (RFC 4180) of any size with flat memory, and reports every bad row.
///
/// Encoding and delimiter are detected unless given. Rows come in the order of the file, each sound
/// or with all its faults; only a fault whose code `endsReading`, or any fault of the header, is
/// the last event. Not `Sendable`: one reader belongs to one task.
public final class DelimitedReader {
  /// How the file is written; nil until the first call of `next` and when it could not be found.
  public private(set) var format: DelimitedFormat?
  /// Data rows met so far, sound or not.
  public private(set) var rows = 0
  /// The row that the last fault from `next` belongs to, with its cells as far as they can be told;
  /// nil while there was none and where the fault is the header's or the file's.
  public private(set) var refused: TableRow?

  private let options: DelimitedOptions
  private var pieces: PieceReader
  private var decoding: any TextDecoding = PlainDecoding()
  private var scanner: DelimitedScanner
  private var report: RowReport
  private var text: [UInt8] = []
  private var position = 0
  /// What the row just read came to.
  private var waiting: TableEvent?
  /// The faults of a row that `next` has still to tell, the next one last.
  private var untold: [DelimitedEvent] = []
  private var stage = Stage.unopened

  private enum Stage { case unopened, header, rows, ended }

  /// Opens a file.
  public convenience init(
    path: String, options: DelimitedOptions = DelimitedOptions()
  ) throws(DocumentError) {
    self.init(source: try FileByteSource(path: path), options: options)
  }

  /// Reads an open descriptor (a file, a pipe, standard input) and leaves it open.
  public convenience init(descriptor: Int32, options: DelimitedOptions = DelimitedOptions()) {
    let source = FileByteSource(
      descriptor: descriptor, name: "descriptor \(descriptor)", closes: false)
    self.init(source: source, options: options)
  }

  /// Reads bytes in memory.
  public convenience init(bytes: [UInt8], options: DelimitedOptions = DelimitedOptions()) {
    self.init(source: MemoryByteSource(bytes), options: options)
  }

  init(source: any ByteSource, options: DelimitedOptions) {
    self.options = options
    pieces = PieceReader(source, chunkBytes: options.chunkBytes, limit: options.limits.bytes)
    scanner = DelimitedScanner(delimiter: .comma, limits: options.limits)
    report = RowReport(columns: [], limits: options.limits, encoding: .utf8)
  }

  /// The next event, fault by fault, or nil at the end.
  ///
  /// Throws only when bytes cannot be had: what is wrong inside the file is an event.
  public func next() throws(DocumentError) -> DelimitedEvent? {
    if let event = untold.popLast() { return event }
    guard let event = try nextEvent() else { return nil }
    switch event {
    case .refused(let row, _): refused = row.row > 0 ? row : nil
    case .fault: refused = nil
    case .header, .row, .warning: break
    }
    untold = DelimitedEvent.reversed(event)
    return untold.popLast()
  }

  /// The next event, all faults of a row together with its cells, or nil at the end.
  ///
  /// Throws only when bytes cannot be had: what is wrong inside the file is an event.
  public func nextEvent() throws(DocumentError) -> TableEvent? {
    while true {
      if let event = waiting.take() { return event }
      switch stage {
      case .unopened: try open()
      case .header, .rows: try readRow()
      case .ended: return nil
      }
    }
  }

  private func open() throws(DocumentError) {
    if let size = pieces.size, size > options.limits.bytes { return end(with: tooLarge) }
    let head = try pieces.peek()
    if head.isEmpty { return end(with: Self.emptyFile) }
    guard let (encoding, markBytes) = encoding(of: head) else { return }
    pieces.skip(markBytes)
    if encoding != .utf8 { decoding = try ConvertingDecoding(encoding) }
    var delimiter = options.delimiter ?? .comma
    if options.delimiter == nil {
      delimiter = try detectDelimiter(head.dropFirst(markBytes), encoding)
    }
    format = DelimitedFormat(
      encoding: encoding, hasByteOrderMark: markBytes > 0, delimiter: delimiter)
    scanner = DelimitedScanner(delimiter: delimiter, limits: options.limits)
    report.encoding = encoding
    stage = .header
  }

  /// The encoding and the bytes of its mark; nil after an event that ends the reading.
  private func encoding(of head: ArraySlice<UInt8>) -> (TextEncoding, Int)? {
    if let given = options.encoding {
      let mark = given.byteOrderMark
      return (given, !mark.isEmpty && head.starts(with: mark) ? mark.count : 0)
    }
    switch EncodingDetector.examine(head, isWholeFile: pieces.isWhole) {
    case .found(let encoding, let markBytes): return (encoding, markBytes)
    case .ambiguous(let candidates):
      let names = candidates.map(\.rawValue).joined(separator: ", ")
      end(
        with: DocumentFault(
          code: .encodingAmbiguous, value: DocumentExcerpt.hexadecimal(head),
          hint: "say which encoding it is: \(names)"))
    case .notText(let kind):
      end(
        with: DocumentFault(
          code: .notText, value: DocumentExcerpt.hexadecimal(head),
          hint: "this is \(kind), not delimited text; export it as CSV"))
    }
    return nil
  }

  private func detectDelimiter(
    _ head: ArraySlice<UInt8>, _ encoding: TextEncoding
  ) throws(DocumentError) -> Delimiter {
    guard encoding != .utf8 else { return Delimiter.detect(in: head) }
    let converter = try ConvertingDecoding(encoding)
    var sample: [UInt8] = []
    Array(head).withUnsafeBufferPointer { converter.decode($0, into: &sample) }
    return Delimiter.detect(in: sample)
  }

  private func readRow() throws(DocumentError) {
    while true {
      let found = text.withUnsafeBufferPointer { scanner.scan($0, from: &position) }
      if found {
        takeRow()
        if stage == .ended || waiting != nil { return }
        continue
      }
      text.removeAll(keepingCapacity: true)
      position = 0
      guard try refill() else { return }
    }
  }

  /// More text; false at the end of the file, with the last row taken.
  private func refill() throws(DocumentError) -> Bool {
    if let piece = try pieces.next() {
      piece.withUnsafeBufferPointer { decoding.decode($0, into: &text) }
      if pieces.isOverLimit {
        end(with: tooLarge)
        return false
      }
      return true
    }
    decoding.finish(into: &text)
    if !text.isEmpty { return true }
    finishRows()
    return false
  }

  private func finishRows() {
    if scanner.isInsideQuotes { return takeUnclosedRow() }
    if scanner.finish() { takeRow() }
    if stage == .header { waiting = .fault(Self.emptyFile) }
    stage = .ended
  }

  /// The last row, whose quote is open where the text ends: with its cells, as far as they go.
  private func takeUnclosedRow() {
    let isHeader = stage == .header
    rows = isHeader ? 0 : rows + 1
    let fault = RowReport.unclosedQuote(row: rows, line: scanner.quoteLine)
    guard !isHeader, scanner.finish() else { return end(with: fault) }
    let row = TableRow(
      row: rows, line: scanner.rowLine,
      cells: RowReport.cells(of: scanner.row))
    waiting = .refused(row, [fault])
    stage = .ended
  }

  private func takeRow() {
    defer { scanner.nextRow() }
    if scanner.row.isBlank { return }
    let isHeader = stage == .header
    if !isHeader {
      rows += 1
      if rows > options.limits.rows { return end(with: tooManyRows) }
    }
    switch report.read(scanner.row, number: rows, line: scanner.rowLine) {
    case .cells(let cells):
      if isHeader {
        report.columns = cells
        scanner.row.columns = cells.count
        stage = .rows
        waiting = .header(cells)
      } else {
        waiting = .row(TableRow(row: rows, line: scanner.rowLine, cells: cells))
      }
    case .faults(let faults, let cells):
      waiting = .refused(TableRow(row: rows, line: scanner.rowLine, cells: cells), faults)
      if isHeader { stage = .ended }
    }
  }

  private func end(with fault: DocumentFault) {
    waiting = .fault(fault)
    stage = .ended
  }

  private static let emptyFile = DocumentFault(
    code: .fileEmpty, hint: "the file has no header and no row")

  private var tooLarge: DocumentFault {
    DocumentFault(
      code: .fileTooLarge, hint: "at most \(options.limits.bytes) bytes are read; split the file")
  }

  private var tooManyRows: DocumentFault {
    DocumentFault(
      code: .tooManyRows, row: rows, line: scanner.rowLine,
      hint: "at most \(options.limits.rows) rows are read; split the file")
  }
}
