/// Turns a raw row into cells, or into everything that is wrong with it.
struct RowReport {
  /// The header's names; empty while the header itself is read.
  var columns: [String]
  var limits: DocumentLimits
  /// The encoding of the file, for the words of a hint.
  var encoding: TextEncoding
  /// Whether the rows are those of a sheet, for the words of a hint.
  var isSheet = false

  enum Result {
    case cells([String])
    case faults([DocumentFault], cells: [String])
  }

  /// The cells of the row if it is sound; `number` is the data row, 0 for the header.
  func read(_ row: borrowing RowBuffer, number: Int, line: Int) -> Result {
    let isASCII = row.bits < 0x80
    var cells: [String] = []
    cells.reserveCapacity(row.ends.count)
    var broken: [(cell: Int, bytes: String)] = []
    var start = 0
    row.bytes.withUnsafeBufferPointer { bytes in
      for (index, end) in row.ends.enumerated() {
        let cell = UnsafeBufferPointer(rebasing: bytes[start..<end])
        start = end
        if isASCII {
          cells.append(String(decoding: cell, as: UTF8.self))
        } else {
          do throws(UTF8.ValidationError) {
            cells.append(String(copying: try UTF8Span(validating: cell.span)))
          } catch {
            let bytes = cell[error.byteOffsets.lowerBound...]
            if index < row.columns { broken.append((index, DocumentExcerpt.hexadecimal(bytes))) }
            cells.append(String(decoding: cell, as: UTF8.self))
          }
        }
      }
    }
    var problems = row.problems
    if !isASCII { Self.addNextLineControls(row, to: &problems) }
    let isRagged = number > 0 && row.cellCount != columns.count
    if broken.isEmpty, problems.isEmpty, !isRagged, !row.hasSurplus { return .cells(cells) }
    return .faults(
      faults(
        broken: broken, problems: problems, cells: cells, count: row.cellCount,
        at: (number, line)), cells: cells)
  }

  /// The cells of a row that is refused anyhow: bytes that mean nothing as U+FFFD.
  static func cells(of row: borrowing RowBuffer) -> [String] {
    var start = 0
    return row.ends.map { end in
      defer { start = end }
      return String(decoding: row.bytes[start..<end], as: UTF8.self)
    }
  }

  /// The fault of a file that ends inside quotes.
  static func unclosedQuote(row: Int, line: Int) -> DocumentFault {
    DocumentFault(
      code: .quoteUnclosed, row: row, line: line,
      hint: "the quote opened in line \(line) is never closed; what follows it was not read")
  }

  private func faults(
    broken: [(cell: Int, bytes: String)], problems: [RowBuffer.Problem], cells: [String],
    count: Int, at place: (row: Int, line: Int)
  ) -> [DocumentFault] {
    var faults: [DocumentFault] = []
    if let first = broken.first {
      faults.append(
        DocumentFault(
          code: .encodingBytes, row: place.row, line: place.line, value: first.bytes,
          hint: "bytes in \(name(of: first.cell)) mean nothing in \(encoding.rawValue); "
            + "save the file again in one encoding"))
    }
    if place.row == 0, count > limits.columns {
      faults.append(
        DocumentFault(
          code: .rowLong, row: 0, line: place.line,
          hint: "\(count) columns, at most \(limits.columns) are read"))
    } else if place.row > 0, count != columns.count {
      faults.append(ragged(count, at: place))
    }
    for problem in problems {
      faults.append(fault(of: problem, in: cells, at: place))
    }
    return faults
  }

  private func ragged(_ count: Int, at place: (row: Int, line: Int)) -> DocumentFault {
    let isShort = count < columns.count
    if isSheet {
      return DocumentFault(
        code: .rowLong, row: place.row, line: place.line,
        hint: "a cell stands in column \(CellReference.letters(count - 1)), the header ends with "
          + "\(CellReference.letters(columns.count - 1)); give the column a name or delete the cell"
      )
    }
    return DocumentFault(
      code: isShort ? .rowShort : .rowLong, row: place.row, line: place.line,
      hint: "\(count) cells, the header has \(columns.count) columns; "
        + (isShort ? "are line ends or delimiters missing?" : "does a cell need quotes?"))
  }

  private func fault(
    of problem: RowBuffer.Problem, in cells: [String], at place: (row: Int, line: Int)
  ) -> DocumentFault {
    let hint =
      switch problem.code {
      case .cellTooLong: "at most \(limits.cellCharacters) characters fit a cell"
      case .quoteStray: "text follows the closing quote; write a quote inside a cell twice"
      case .cellError: "the cell shows an error of the spreadsheet program; correct its formula"
      case .numberDigitsLost:
        "of a number only \(DecimalText.keptDigits) digits are kept; format the column as text and "
          + "enter it again"
      default: "remove the control character"
      }
    return DocumentFault(
      code: problem.code, row: place.row, line: place.line, column: name(of: problem.cell),
      value: DocumentExcerpt.text(of: cells[problem.cell].utf8), hint: hint)
  }

  /// The header's name of a column from 0, its number from 1 where it has none.
  func name(of cell: Int) -> String {
    guard cell < columns.count, !columns[cell].isEmpty else { return String(cell + 1) }
    return columns[cell]
  }

  /// The controls U+0080...U+009F, which in UTF-8 are C2 and a second byte.
  private static func addNextLineControls(
    _ row: borrowing RowBuffer, to problems: inout [RowBuffer.Problem]
  ) {
    let bytes = row.bytes
    var index = 0
    while let found = bytes[index...].firstIndex(of: 0xC2), found + 1 < bytes.count {
      index = found + 1
      guard (0x80...0x9F).contains(bytes[index]) else { continue }
      let cell = row.ends.firstIndex { $0 > found } ?? 0
      if cell >= row.columns { return }
      let problem = RowBuffer.Problem(code: .controlCharacter, cell: cell)
      if !problems.contains(problem) { problems.append(problem) }
    }
  }
}
