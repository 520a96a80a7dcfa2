import Testing

@testable import Expo

@Suite("Matching firms", .timeLimit(.minutes(1)))
struct PartyMatchTests {
  private static func evidence(
    _ names: [String: String], _ numbers: [String: String] = [:], country: String? = "RU"
  ) -> PartyEvidence {
    PartyEvidence(
      country: country, names: LocalizedText(names),
      numbers: numbers.map { RegistryNumber(scheme: $0.key, value: $0.value) })
  }

  private static let firm = evidence(
    ["ru": "ООО «Щелгарь-Тех»", "en": "Shchelgar Technology LLC"], ["inn": "7830002293"])

  private static let spellings: [(String, [String: String], String)] = [
    (
      "ru", ["ru": "Общество с ограниченной ответственностью \"Щелгарь-Тех\""],
      "legal form and quotes only"
    ),
    ("ru", ["ru": "ООО ЩЕЛГАРЬ ТЕХ"], "spacing, signs and case"),
    ("ru", ["ru": "OOO «Щeлгapь-Texн»".replacing("н»", with: "»")], "Cyrillic/Latin homoglyphs"),
    ("en", ["en": "OOO Shchelgar-Tekh"], "name_en is the ICAO transliteration of name_ru"),
    ("en", ["en": "SHCHELGAR TECHNOLOGY"], "legal form and quotes only"),
    ("en", ["en": "Ｓｈｃｈｅｌｇａｒ　Ｔｅｃｈｎｏｌｏｇｙ　ＬＬＣ"], "spacing, signs and case"),
  ]

  @Test("spellings of one name are probably one firm, and say why", arguments: spellings)
  func spelling(_ language: String, _ names: [String: String], _ reason: String) {
    let match = PartyMatch(Self.evidence(names), Self.firm)
    #expect(match == PartyMatch(confidence: .probable, reason: reason))
  }

  @Test("a number that one party alone can have is certain, whatever the names say")
  func sameNumber() {
    let other = Self.evidence(["ru": "АО «Другое»"], ["inn": "7830002293"])
    #expect(PartyMatch(other, Self.firm) == PartyMatch(confidence: .certain, reason: "same INN"))
  }

  @Test("the reason code of a registration says nothing about who it is")
  func sharedNumber() {
    let one = Self.evidence(["ru": "АО «Одно»"], ["kpp": "773601001"])
    let other = Self.evidence(["ru": "АО «Другое»"], ["kpp": "773601001"])
    #expect(PartyMatch(one, other) == nil)
  }

  @Test("the same name with another number of the register, or in another country, is another firm")
  func contradicted() {
    let names = ["ru": "ООО «Щелгарь-Тех»"]
    #expect(PartyMatch(Self.evidence(names, ["inn": "500100732259"]), Self.firm) == nil)
    #expect(PartyMatch(Self.evidence(names, country: "KZ"), Self.firm) == nil)
    #expect(PartyMatch(Self.evidence(names, ["ogrn": "1027700132195"]), Self.firm) != nil)
  }

  @Test("traditional and simplified characters, spaces and forms are one name")
  func chinese() {
    let one = Self.evidence(["zh": "哈尔滨龙业电子科技有限公司"], country: "CN")
    let other = Self.evidence(["zh": "哈爾濱 龍業電子科技有限公司"], country: "CN")
    #expect(
      PartyMatch(other, one)
        == PartyMatch(confidence: .probable, reason: "traditional/simplified variant"))
    let shorter = Self.evidence(["zh": "哈尔滨龙业电子科技股份有限公司"], country: "CN")
    #expect(
      PartyMatch(shorter, one)
        == PartyMatch(confidence: .probable, reason: "legal form and quotes only"))
  }

  @Test("homophones with other characters are two firms; with one script only, a person decides")
  func homophones() {
    let one = Self.evidence(["zh": "璟屿农业有限公司", "en": "Jingyu Agro"], country: "CN")
    let other = Self.evidence(["zh": "璟峪农业有限公司", "en": "Jingyu Agro"], country: "CN")
    #expect(PartyMatch(other, one) == nil)
    let latin = Self.evidence(["en": "Jingyu Nongye Co., Ltd."], country: "CN")
    #expect(
      PartyMatch(latin, one)
        == PartyMatch(confidence: .probable, reason: "name_en is the pinyin of name_zh"))
    let cyrillic = Self.evidence(["ru": "Компания «Цзинъюй Нунъе»"], country: "CN")
    #expect(
      PartyMatch(cyrillic, one)
        == PartyMatch(
          confidence: .probable, reason: "name_ru is the Palladius transcription of name_zh"))
  }

  @Test("evidence is the same after packing")
  func packing() {
    #expect(PartyEvidence(packed: Self.firm.packed) == Self.firm)
    let bare = Self.evidence(["zh": "甲=乙有限公司"], country: nil)
    #expect(PartyEvidence(packed: bare.packed) == bare)
  }
}
