import ArgumentParser
import Documents

/// Reads a document and tells all that is in it, or how long that took.
struct ReadDocument: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Print what is in a document as one JSON object.")

  @Argument(help: "The document: CSV, TSV or XLSX.")
  var path: String

  @Option(help: "The sheet to read; the first visible one without it.")
  var sheet: String?

  @Flag(help: "Print only counts, seconds and the most memory the process had.")
  var measure = false

  func run() throws {
    let start = ContinuousClock.now
    let reader = try DocumentReader(path: path, options: DocumentOptions(sheet: sheet))
    var contents = DocumentContents()
    var cells = 0
    while let event = try reader.next() {
      if case .row(let row) = event { cells += row.cells.count }
      if !measure { contents.add(event) }
    }
    if measure {
      print(
        try Measurement(rows: reader.rows, cells: cells, time: ContinuousClock.now - start).json())
    } else {
      print(try contents.json())
    }
  }
}
