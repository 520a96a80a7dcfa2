/// One thing: its fields one a line, then lists that belong to it.
struct DetailReport: Report {
  /// One field.
  struct Field: Sendable {
    /// In JSON and CSV, `snake_case`.
    let key: String
    let cell: Cell
    let tone: Tone
    /// Whether people see it in tables.
    let isInTable: Bool

    init(_ key: String, _ cell: Cell, tone: Tone = .plain, isInTable: Bool = true) {
      self.key = key
      self.cell = cell
      self.tone = tone
      self.isInTable = isInTable
    }
  }

  /// A list under the fields.
  struct Section: Sendable {
    /// In JSON, `snake_case`.
    let key: String
    /// Above the list.
    let title: String
    let table: @Sendable (Page) -> String
    let objects: @Sendable (Reader) -> [JSONValue]

    init<Item>(_ key: String, title: String, _ list: ListReport<Item>) {
      self.key = key
      self.title = title
      table = { list.table($0) }
      objects = { list.objects($0) }
    }
  }

  let fields: [Field]
  let sections: [Section]

  init(_ fields: [Field], sections: [Section] = []) {
    self.fields = fields
    self.sections = sections
  }

  /// One item, told by the columns of its list.
  init<Item>(of item: Item, _ columns: [Column<Item>], sections: [Section] = []) {
    fields = columns.map {
      Field($0.key, $0.cell(item).flat, tone: $0.tone?(item) ?? .plain)
    }
    self.sections = sections
  }

  func table(_ page: Page) -> String {
    let lines = TableLayout(
      heads: [],
      rows: fields.filter(\.isInTable).map { field in
        [
          .init(text: field.key.replacing("_", with: " "), tone: .faint),
          .init(text: field.cell.label(page.reader), tone: field.tone),
        ]
      }
    ).text(page)
    return sections.reduce(lines) { text, section in
      let table = section.table(page)
      if table.isEmpty { return text }
      return text + "\n" + page.paint(section.title, .heading) + "\n" + table
    }
  }

  func csv(_ reader: Reader) -> CSVRows {
    CSVRows(header: fields.map(\.key), rows: [fields.map { $0.cell.field(reader) }])
  }

  func json(_ reader: Reader) -> JSONValue {
    .object(
      fields.map { .init($0.key, $0.cell.json(reader)) }
        + sections.map { .init($0.key, .array($0.objects(reader))) })
  }
}
