/// The sheet where a template keeps the choices of its columns, out of reach of people: a list that
/// stands in the rule itself may have 255 characters and no comma.
struct SheetChoices {
  static let sheetName = "_lists"

  private let columns: [SheetColumn]

  init(_ columns: [SheetColumn]) { self.columns = columns }

  var isEmpty: Bool { columns.allSatisfy(\.choices.isEmpty) }

  /// The choices, each column's below each other in the column of the same letter.
  var part: [UInt8] {
    let rows = columns.map(\.choices.count).max() ?? 0
    var bytes = Array(
      "\(WorkbookPart.declaration)<worksheet xmlns=\"\(WorkbookPart.namespace)\"><sheetData>".utf8)
    for row in 0..<rows {
      bytes += "<row r=\"\(row + 1)\">".utf8
      for (index, column) in columns.enumerated() where row < column.choices.count {
        let place = CellReference(column: index, row: row + 1)
        SheetRowWriter.append(.text(column.choices[row]), style: .text, at: place, to: &bytes)
      }
      bytes += "</row>".utf8
    }
    bytes += "</sheetData></worksheet>".utf8
    return bytes
  }

  /// The rules for what may be typed below the header, and what is shown then; empty if none.
  func rules(rows: Int) -> String {
    let rules = columns.enumerated().compactMap { rule(for: $1, at: $0, rows: rows) }
    guard !rules.isEmpty else { return "" }
    return "<dataValidations count=\"\(rules.count)\">\(rules.joined())</dataValidations>"
  }

  private func rule(for column: SheetColumn, at index: Int, rows: Int) -> String? {
    if column.choices.isEmpty && column.note == nil { return nil }
    let letters = CellReference.letters(index)
    var attributes = ""
    if !column.choices.isEmpty { attributes += " type=\"list\" showErrorMessage=\"1\"" }
    if let note = column.note {
      let shown = MarkupText.attribute(String(note.prefix(255)))
      attributes += " showInputMessage=\"1\" prompt=\"\(shown)\""
    }
    var formula = ""
    if !column.choices.isEmpty {
      formula =
        "<formula1>\(Self.sheetName)!$\(letters)$1:$\(letters)$\(column.choices.count)</formula1>"
    }
    return """
      <dataValidation allowBlank="1"\(attributes) sqref="\(letters)2:\(letters)\(rows)">\(formula)\
      </dataValidation>
      """
  }
}
