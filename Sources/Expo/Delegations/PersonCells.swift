/// The cells of a row that describe a person.
struct PersonCells {
  private(set) var values: [String: JSONValue]

  init(_ row: inout RowReader) {
    let familyRu = row.text("family_ru")
    let givenRu = row.text("given_ru")
    let patronymic = row.text("patronymic_ru")
    let familyEn = row.text("family_en")
    let givenEn = row.text("given_en")
    let names = LocalizedText(
      russian: Self.joined([familyRu, givenRu, patronymic]), chinese: row.text("name_zh"),
      english: Self.joined([givenEn, familyEn]))
    if names.isEmpty {
      row.note(
        .required, "family_ru|name_zh|family_en", hint: "give the name in one language at least")
    }
    values = [
      "kind": .text("person"), "names": .names(names), "name_kind": .text("legal"),
      "family": Self.parts(familyRu, familyEn), "given": Self.parts(givenRu, givenEn),
      "patronymic": Self.parts(patronymic, nil), "numbers": .object([:]),
      "sex": .text(row.choice("sex", of: ["f", "m", "x"])?.uppercased()),
      "born": .day(row.day("born")), "nationality": .text(row.country("nationality")),
      "number": .text(row.text("travel_doc_no", longest: 20)),
      "expires": .day(row.day("travel_doc_expiry")),
      "mrz1": .text(row.text("mrz1", longest: 44)), "mrz2": .text(row.text("mrz2", longest: 44)),
    ]
  }

  private static func joined(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.joined(separator: " ")
  }

  private static func parts(_ russian: String?, _ english: String?) -> JSONValue {
    .object(LocalizedText(russian: russian, chinese: nil, english: english).texts)
  }
}
