/// The sheet where a template keeps the choices of its columns, out of reach of people.
enum SheetChoices {
  static let sheetName = "_lists"
}
