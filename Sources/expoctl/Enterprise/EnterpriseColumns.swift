import ArgumentParser

/// What a firm can be given at the command line: the columns of its row in a file.
struct EnterpriseColumns: ParsableArguments {
  @Option(help: "Its name in Russian.") var nameRu: String?
  @Option(help: "Its name in Chinese.") var nameZh: String?
  @Option(help: "Its name in English.") var nameEn: String?
  @Option(help: "The delegation it belongs to.") var delegation: String?
  @Option(help: "Its country, two letters.") var country: String?
  @Option(help: "Its sector.") var sector: String?
  @Option(help: "ИНН: Russian firms, 10 or 12 digits.") var inn: String?
  @Option(help: "ОГРН or ОГРНИП, 13 or 15 digits.") var ogrn: String?
  @Option(help: "КПП, 9 characters.") var kpp: String?
  @Option(help: "统一社会信用代码: Chinese firms, 18 characters.") var uscc: String?
  @Option(help: "Legal entity identifier (ISO 17442), 20 characters.") var lei: String?
  @Option(help: "Languages its people work in, as ru;en.") var languages: String?
  @Option(help: "Whom to write to.") var email: String?
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Any other column of a file of enterprises; an empty value empties it.",
      valueName: "column=value"))
  var others: [ColumnValue] = []

  /// The values by column.
  var cells: [String: String] {
    let named: [(String, String?)] = [
      ("name_ru", nameRu), ("name_zh", nameZh), ("name_en", nameEn),
      ("delegation_code", delegation), ("country", country), ("sector_code", sector),
      ("inn", inn), ("ogrn", ogrn), ("kpp", kpp), ("uscc", uscc), ("lei", lei),
      ("working_languages", languages), ("contact_email", email),
    ]
    var cells: [String: String] = [:]
    for (column, value) in named { cells[column] = value }
    for other in others { cells[other.column] = other.value }
    return cells
  }
}
