import Testing

@testable import Expo

@Suite("Folding names", .timeLimit(.minutes(1)))
struct NameFoldingTests {
  private func words(_ name: String, _ language: String = "") -> [String] {
    NameWords(name, language: language).distinctive.map(\.text)
  }

  @Test(
    "legal forms go at both ends, in all spellings",
    arguments: [
      ("ООО «Кедрон»", ["кедрон"]), ("Публичное акционерное общество Кедрон", ["кедрон"]),
      ("Kedron Co., Ltd.", ["kedron"]), ("KEDRONCO.,LTD.", ["kedron"]), ("Kedron LLC", ["kedron"]),
      ("克德龙有限责任公司", ["克德龙"]), ("克德龙集团有限公司", ["克德龙"]), ("ЗАО", ["зао"]),
      ("Mexico Trade Co., Ltd.", ["mexico", "trade"]), ("有限公司", ["有限公司"]),
    ])
  func legalForms(_ name: String, _ left: [String]) {
    #expect(words(name) == left)
  }

  @Test("accents, ё, width and composed letters make no difference")
  func plain() {
    #expect(words("Ёлки") == words("Е\u{0308}лки".lowercased()))
    #expect(words("Йод") == words("И\u{0306}од"))
    #expect(words("Lüneburg") == ["luneburg"])
    #expect(words("ＡＢＣ１") == ["abc1"])
    #expect(words("O’Neil Xi'an") == ["oneil", "xian"])
  }

  @Test("a letter of the other alphabet is read as the one it looks like")
  func homoglyphs() {
    #expect(words("Кeдpoн") == ["кедрон"])
    #expect(words("Kеdrоn") == ["kedron"])
    #expect(words("BEK", "ru") == ["век"])
    #expect(words("BEK", "en") == ["bek"])
  }

  @Test("romanisations of passports and registers")
  func romanisation() {
    let word = Array("щукинцъья".unicodeScalars)
    let spelt = Romanisation.allCases.map { romanisation in
      String(String.UnicodeScalarView(romanisation.latin(word)))
    }
    #expect(spelt == ["shchukintsieia", "shchukintcia", "shchukintsya"])
  }

  @Test(
    "Palladius is read back into pinyin; other Russian words are not",
    arguments: [
      ("цзинъюй", "jingyu"), ("харбин", nil), ("хэйлунцзян", "heilongjiang"), ("чжан", "zhang"),
      ("сюй", "xu"), ("ванфань", "wangfan"), ("лес", nil), ("чэнду", "chengdu"),
    ] as [(String, String?)])
  func palladius(_ word: String, _ pinyin: String?) {
    let read = Palladius.pinyin(Array(word.unicodeScalars))
    #expect(read.map { String(String.UnicodeScalarView($0)) } == pinyin)
  }

  @Test(
    "pinyin is cut into syllables; other Latin words are not",
    arguments: [
      ("heihemingda", "hei he ming da"), ("guangong", "guan gong"), ("lvdao", "lu dao"),
      ("xian", "xian"), ("anshan", "an shan"), ("timber", nil), ("kedrov", nil),
    ] as [(String, String?)])
  func syllables(_ word: String, _ cut: String?) {
    let syllables = Pinyin.syllables(of: Array(word.unicodeScalars))
    #expect(
      syllables?.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ") == cut)
  }

  @Test("terms: words in Latin letters, pairs of characters and their pinyin")
  func terms() {
    #expect(SearchTerms.of(NameWords("ООО «Юрмантау-Лес»", language: "ru")) == ["les", "urmantau"])
    #expect(
      SearchTerms.of(NameWords("黑河电子有限公司", language: "zh"))
        == ["danzi", "hedan", "heihe", "河电", "电子", "黑河"])
    #expect(SearchTerms.sought("Jurmantau") == [["urmantau"]])
  }

  @Test("words part at signs and at Han, and digits belong to the letters that they touch")
  func words() {
    let words = NameWords("3M завод7 哈尔滨9x l'été (12)", language: "en").all
    #expect(words.map(\.text) == ["3m", "завод7", "哈尔滨", "9x", "lete", "12"])
    #expect(words.map(\.script) == [.latin, .cyrillic, .han, .latin, .latin, .digits])
  }

  @Test("a table of scalars has what it was given, and nothing beside it")
  func table() {
    let table = ScalarTable([("б", 1), ("г", 2), ("б", 3)])
    #expect(["а", "б", "в", "г", "д"].map { table[$0] } == [nil, 3, nil, 2, nil])
    #expect(ScalarTable<Int>([])["а"] == nil)
  }
}
