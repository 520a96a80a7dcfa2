/// One column of a report: what it is called and what stands in it.
struct Column<Item>: Sendable {
  /// In JSON and CSV, `snake_case`; its capitals head the table.
  let key: String
  /// Whether people see it in tables; JSON and CSV have every column.
  let isInTable: Bool
  /// Whether it gives way first when the terminal is narrow.
  let isFlexible: Bool
  /// What stands in it.
  let cell: @Sendable (Item) -> Cell
  /// How it is coloured.
  let tone: (@Sendable (Item) -> Tone)?

  init(
    _ key: String, isInTable: Bool = true, isFlexible: Bool = false,
    tone: (@Sendable (Item) -> Tone)? = nil, _ cell: @escaping @Sendable (Item) -> Cell
  ) {
    self.key = key
    self.isInTable = isInTable
    self.isFlexible = isFlexible
    self.cell = cell
    self.tone = tone
  }

  /// What heads it in a table.
  var title: String { key.uppercased().replacing("_", with: " ") }
}
