/// The raw cells of one row while it is read: bytes of all stored cells in one array.
///
/// What it holds is bounded by columns (and a few more) times the cell limit, whatever the file holds.
struct RowBuffer {
  struct Problem: Hashable {
    var code: DocumentFaultCode
    var cell: Int
  }

  private(set) var bytes: [UInt8] = []
  /// Where each stored cell ends in `bytes`.
  private(set) var ends: [Int] = []
  private(set) var problems: [Problem] = []
  /// Cells beyond the kept ones; only counted.
  private var lostCells = 0
  /// The union of all bits of all bytes: below 0x80 the row is ASCII.
  private(set) var bits: UInt8 = 0
  private(set) var hasQuotes = false
  /// Cells that count; the number of columns once the header is known.
  var columns: Int
  /// Cells beyond the columns that are kept to show what was there.
  static let keptSurplus = 16
  private let cellCharacters: Int

  private var cellStart = 0
  private var cellIsCut = false
  /// Scalars of the cell; only counted once it has more bytes than the limit has characters.
  private var scalars: Int?

  init(columns: Int, cellCharacters: Int) {
    self.columns = columns
    self.cellCharacters = cellCharacters
  }

  var cellCount: Int { ends.count + lostCells }
  /// Whether there are more cells than columns.
  var hasSurplus: Bool { cellCount > columns }

  /// A line with nothing in it, not even a pair of quotes.
  var isBlank: Bool { cellCount == 1 && bytes.isEmpty && !hasQuotes }

  private var isKept: Bool { ends.count < columns + Self.keptSurplus }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    problems.removeAll(keepingCapacity: true)
    lostCells = 0
    bits = 0
    hasQuotes = false
    cellStart = 0
    cellIsCut = false
    scalars = nil
  }

  mutating func noteQuote() { hasQuotes = true }

  /// Notes a problem of the open cell, once per code.
  mutating func note(_ code: DocumentFaultCode) {
    let problem = Problem(code: code, cell: ends.count)
    if ends.count < columns, !problems.contains(problem) { problems.append(problem) }
  }

  mutating func append(_ run: UnsafeBufferPointer<UInt8>, bits runBits: UInt8) {
    guard !cellIsCut, isKept else { return }
    bits |= runBits
    bytes.append(contentsOf: run)
    if bytes.count - cellStart > cellCharacters { checkLength(run) }
  }

  mutating func append(_ byte: UInt8) {
    withUnsafePointer(to: byte) {
      append(UnsafeBufferPointer(start: $0, count: 1), bits: byte)
    }
  }

  mutating func endCell() {
    if isKept {
      ends.append(bytes.count)
    } else {
      lostCells += 1
    }
    cellStart = bytes.count
    cellIsCut = false
    scalars = nil
  }

  /// Past the limit the cell keeps what a report quotes of it and takes no more.
  private mutating func checkLength(_ run: UnsafeBufferPointer<UInt8>) {
    let count = scalars.map { $0 + Self.scalars(in: run) } ?? Self.scalars(in: bytes[cellStart...])
    scalars = count
    // Continuation bytes without a lead count as nothing, so bytes have a limit of their own.
    guard count > cellCharacters || bytes.count - cellStart > 4 * cellCharacters else { return }
    note(.cellTooLong)
    cellIsCut = true
    let most = min(DocumentExcerpt.characters, cellCharacters)
    var kept = 0
    let cut = bytes[cellStart...].prefix(4 * most).firstIndex { byte in
      kept += byte & 0xC0 == 0x80 ? 0 : 1
      return kept > most
    }
    bytes.removeSubrange((cut ?? cellStart + 4 * most)...)
  }

  private static func scalars(in text: some Collection<UInt8>) -> Int {
    text.count { $0 & 0xC0 != 0x80 }
  }
}
