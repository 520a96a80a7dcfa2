/// Many items of one kind, one a row.
struct ListReport<Item: Sendable>: Report {
  let items: [Item]
  let columns: [Column<Item>]
  let whenEmpty: String?

  init(_ items: [Item], whenEmpty: String? = nil, columns: [Column<Item>]) {
    self.items = items
    self.columns = columns
    self.whenEmpty = items.isEmpty ? whenEmpty : nil
  }

  func table(_ page: Page) -> String {
    let shown = columns.filter(\.isInTable)
    if items.isEmpty { return "" }
    return TableLayout(
      heads: shown.map { column in
        TableLayout.Head(
          title: column.title,
          isRight: items.contains { column.cell($0).isNumeric },
          isFlexible: column.isFlexible)
      },
      rows: items.map { item in
        shown.map {
          TableLayout.Entry(text: $0.cell(item).label(page.reader), tone: $0.tone?(item) ?? .plain)
        }
      }
    ).text(page)
  }

  func csv(_ reader: Reader) -> CSVRows {
    CSVRows(
      header: columns.map(\.key),
      rows: items.map { item in columns.map { $0.cell(item).field(reader) } })
  }

  func json(_ reader: Reader) -> JSONValue {
    .object([.init("items", .array(objects(reader))), .init("next", .null)])
  }

  /// The items alone, for a report that contains this one.
  func objects(_ reader: Reader) -> [JSONValue] {
    items.map { item in
      .object(columns.map { .init($0.key, $0.cell(item).json(reader)) })
    }
  }
}
