/// Data on its way out: the same items as a table, as CSV and as JSON.
protocol Report: Sendable {
  /// For a person.
  func table(_ page: Page) -> String
  /// For a spreadsheet: a header of keys and rows.
  func csv(_ reader: Reader) -> CSVRows
  /// For a program.
  func json(_ reader: Reader) -> JSONValue
  /// Said to a person when there is nothing to see; nil when there is.
  var whenEmpty: String? { get }
}

extension Report {
  var whenEmpty: String? { nil }
}

/// What a table is laid out for.
struct Page: Sendable {
  let reader: Reader
  /// Columns of the terminal; nil when it is none and lines may be as long as they are.
  let width: Int?
  /// Whether colours are wanted.
  let isColoured: Bool

  func paint(_ text: String, _ tone: Tone) -> String { isColoured ? tone.paint(text) : text }
}
