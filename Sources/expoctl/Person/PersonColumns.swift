import ArgumentParser

/// What a person can be given at the command line: the columns of a row of contacts.
struct PersonColumns: ParsableArguments {
  @Option(help: "head, lead, delegate or liaison.") var role: String?
  @Option(help: "The firm the person belongs to.") var firm: String?
  @Option(help: "The delegation, for people of no firm.") var delegation: String?
  @Option(help: "Country, two letters.") var country: String?
  @Option(help: "Family name in Russian.") var familyRu: String?
  @Option(help: "Given name in Russian.") var givenRu: String?
  @Option(help: "Patronymic in Russian.") var patronymicRu: String?
  @Option(help: "Name in Chinese.") var nameZh: String?
  @Option(help: "Family name in Latin letters, as the passport has it.") var familyEn: String?
  @Option(help: "Given name in Latin letters, as the passport has it.") var givenEn: String?
  @Option(help: "Position in Russian.") var positionRu: String?
  @Option(help: "Position in Chinese.") var positionZh: String?
  @Option(help: "Position in English.") var positionEn: String?
  @Option(help: "Protocol rank, 1 to 9, 1 highest.") var rank: String?
  @Option(help: "Languages, as ru;en.") var languages: String?
  @Option(help: "Mail address.") var email: String?
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Any other column of a file of contacts; an empty value empties it.",
      valueName: "column=value"))
  var others: [ColumnValue] = []

  /// The values by column.
  var cells: [String: String] {
    let named: [(String, String?)] = [
      ("role", role), ("enterprise_code", firm), ("delegation_code", delegation),
      ("country", country), ("family_ru", familyRu), ("given_ru", givenRu),
      ("patronymic_ru", patronymicRu), ("name_zh", nameZh), ("family_en", familyEn),
      ("given_en", givenEn), ("position_ru", positionRu), ("position_zh", positionZh),
      ("position_en", positionEn), ("protocol_rank", rank), ("languages", languages),
      ("email", email),
    ]
    var cells: [String: String] = [:]
    for (column, value) in named { cells[column] = value }
    for other in others { cells[other.column] = other.value }
    return cells
  }
}
