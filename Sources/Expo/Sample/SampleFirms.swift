/// Makes the firms, and `enterprises.csv` from them.
struct SampleFirms {
  let russian: [SampleFirm]
  let chinese: [SampleFirm]

  var all: [SampleFirm] { russian + chinese }

  init(seed: UInt64, russian: Int, chinese: Int) {
    var random = SampleRandom(seed: seed, part: "firms")
    self.russian = Self.make(russian, SampleRegion.russian, &random)
    self.chinese = Self.make(chinese, SampleRegion.chinese, &random)
  }

  /// `enterprises.csv`.
  func file(expo: String) -> SampleFile {
    var file = SampleFile(
      "enterprises.csv",
      columns: """
        enterprise_code,expo_code,delegation_code,country,region_code,sector_code,name_ru,name_zh,\
        name_en,legal_form,inn,ogrn,kpp,uscc,is_vip,founded,employees,website,working_languages,\
        offers_en,seeks_en,teams
        """)
    for (index, firm) in russian.enumerated() { add(firm, serial: index + 1, expo, to: &file) }
    for (index, firm) in chinese.enumerated() { add(firm, serial: index + 1, expo, to: &file) }
    return file
  }

  private func add(_ firm: SampleFirm, serial: Int, _ expo: String, to file: inout SampleFile) {
    let isRussian = firm.country == "RU"
    let region = firm.region.registryCode
    let goods = firm.sector.goods
    file.add(
      firm.code, expo, firm.region.code, firm.country, firm.region.code, firm.sector.code,
      firm.name.ru, firm.name.zh, firm.name.en, firm.legalForm,
      isRussian ? SampleNumbers.inn(region: region, serial: serial) : "",
      isRussian
        ? SampleNumbers.ogrn(region: region, year: max(2002, firm.founded), serial: serial) : "",
      isRussian ? SampleNumbers.kpp(region: region) : "",
      isRussian ? "" : SampleNumbers.uscc(division: region, serial: serial),
      firm.isVIP ? "yes" : "no", String(firm.founded), String(firm.employees),
      "https://\(firm.code.lowercased()).example", firm.languages.joined(separator: ";"),
      "\(goods[serial % goods.count]), \(goods[(serial + 1) % goods.count])",
      isRussian ? "buyers and partners in China" : "suppliers and partners in Russia",
      String(firm.teams))
  }

  private static func make(
    _ count: Int, _ regions: [SampleRegion], _ random: inout SampleRandom
  ) -> [SampleFirm] {
    guard let country = regions.first?.country else { return [] }
    // Every region sends at least one firm where there are enough.
    var homes = Array(regions.prefix(count))
    while homes.count < count {
      if let place = random.place(among: regions.map(\.weight)) { homes.append(regions[place]) }
    }
    homes = random.shuffled(homes)
    let ranks = random.shuffled(Array(0..<count))
    let names = tradeNames(country, count, &random)
    return (0..<count).map { index in
      firm(
        code: country + SampleNumbers.padded(index + 1, 4), home: homes[index], trade: names[index],
        standing: ranks[index], of: count, &random)
    }
  }

  /// `standing` 0 is the firm that most wish to meet.
  private static func firm(
    code: String, home: SampleRegion, trade: SampleName, standing: Int, of count: Int,
    _ random: inout SampleRandom
  ) -> SampleFirm {
    let sector = random.pick(SampleSector.all)
    let form = random.integer(0...9)
    let isVIP = standing < max(2, count / 25)
    let size = [15, 40, 120, 300, 900, 2500][random.integer(0...5)]
    return SampleFirm(
      code: code, region: home, sector: sector, name: name(trade, home, sector, form: form),
      legalForm: legalForm(home.country, form), isVIP: isVIP,
      leadRank: isVIP && standing < 4 ? 3 : 5, languages: languages(home.country, &random),
      founded: random.integer(1991...2024), employees: size + random.integer(0...14),
      popularity: 4000 / (standing + 5) + 30, teams: teams(standing, of: count))
  }

  /// The most wished-for firms send two teams, the very first three.
  private static func teams(_ standing: Int, of count: Int) -> Int {
    if standing < max(1, count / 100) { return 3 }
    return standing < max(2, count / 25) ? 2 : 1
  }

  private static func name(
    _ trade: SampleName, _ home: SampleRegion, _ sector: SampleSector, form: Int
  ) -> SampleName {
    let word = sector.firmWord
    if home.country == "RU" {
      let latin = ["ООО": "LLC", "АО": "JSC", "ПАО": "PJSC"][legalForm("RU", form)] ?? ""
      return SampleName(
        ru: "\(legalForm("RU", form)) «\(word.ru) \(trade.ru)»",
        zh: trade.zh + word.zh + (form < 7 ? "有限责任公司" : "股份公司"),
        en: "\(trade.en) \(word.en) \(latin)")
    }
    return SampleName(
      ru: "«\(trade.ru)», \(home.city.ru): \(word.ru.lowercased())",
      zh: home.city.zh + trade.zh + word.zh + legalForm("CN", form),
      en: "\(home.city.en) \(trade.en) \(word.en) Co., Ltd.")
  }

  private static func legalForm(_ country: String, _ form: Int) -> String {
    if country == "RU" { return form < 7 ? "ООО" : form < 9 ? "АО" : "ПАО" }
    return form < 8 ? "有限公司" : "股份有限公司"
  }

  /// One's own language, and for some English or the other side's.
  private static func languages(_ country: String, _ random: inout SampleRandom) -> [String] {
    let (own, other) = country == "RU" ? ("ru", "zh") : ("zh", "ru")
    switch random.integer(1...100) {
    case ...24: return [own, other]
    case ...58: return [own, "en"]
    default: return [own]
    }
  }

  /// Names that differ from each other, in an order of chance.
  private static func tradeNames(
    _ country: String, _ count: Int, _ random: inout SampleRandom
  ) -> [SampleName] {
    let isRussian = country == "RU"
    let first = isRussian ? SampleWords.russianFirst : SampleWords.chineseFirst
    let second = isRussian ? SampleWords.russianSecond : SampleWords.chineseSecond
    let pairs = first.flatMap { one in
      second.map { SampleName(ru: one.ru + $0.ru, zh: one.zh + $0.zh, en: one.en + $0.en) }
    }
    let names = random.shuffled(pairs)
    return (0..<count).map { index in
      let name = names[index % names.count]
      // Beyond the stock of pairs a third piece keeps names apart.
      guard index >= names.count else { return name }
      let third = second[index / names.count % second.count]
      return SampleName(
        ru: "\(name.ru)-\(third.ru)", zh: name.zh + third.zh, en: "\(name.en)-\(third.en)")
    }
  }
}
