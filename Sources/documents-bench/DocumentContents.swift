import Documents
import Foundation

/// All that is in a document, as JSON.
struct DocumentContents: Encodable {
  struct Finding: Encodable {
    var code: String
    var row: Int
    var line: Int
    var column: String?
    var value: String?
  }

  struct Row: Encodable {
    var row: Int
    var line: Int
    var cells: [String]
  }

  var header: [String] = []
  var rows: [Row] = []
  var refused: [Row] = []
  var findings: [Finding] = []

  mutating func add(_ event: TableEvent) {
    switch event {
    case .header(let names): header = names
    case .row(let row): rows.append(Row(row))
    case .refused(let row, let faults):
      refused.append(Row(row))
      findings += faults.map { Finding($0) }
    case .fault(let fault), .warning(let fault): findings.append(Finding(fault))
    }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension DocumentContents.Finding {
  init(_ fault: DocumentFault) {
    self.init(
      code: fault.code.rawValue, row: fault.row, line: fault.line, column: fault.column,
      value: fault.value)
  }
}

extension DocumentContents.Row {
  init(_ row: TableRow) { self.init(row: row.row, line: row.line, cells: row.cells) }
}
