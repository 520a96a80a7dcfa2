/// `contacts.csv`: heads of delegations, the leads of firms and those with them.
struct SampleContacts {
  private var file = SampleFile(
    "contacts.csv",
    columns: """
      contact_code,enterprise_code,delegation_code,country,role,position_ru,position_zh,\
      position_en,protocol_rank,family_ru,given_ru,patronymic_ru,name_zh,family_en,given_en,sex,\
      born,nationality,travel_doc_no,travel_doc_expiry,mrz1,mrz2,email,phone,languages,\
      consent_badge,consent_crossborder,arrival_post
      """)
  private var random: SampleRandom
  private var count = 0

  private struct Post {
    var role: String
    var position: SampleName
    var rank: Int
  }

  private static let leader = Post(
    role: "lead",
    position: SampleName(ru: "генеральный директор", zh: "总经理", en: "General Director"), rank: 5)
  private static let staff = [
    post("директор по сбыту/Sales Director/销售总监", 6),
    post("главный технолог/Chief Technologist/总工艺师", 7),
    post("начальник отдела закупок/Head of Purchasing/采购部经理", 7),
    post("помощник директора/Assistant to the Director/总经理助理", 8),
  ]

  static func file(seed: UInt64, firms: SampleFirms) -> SampleFile {
    var contacts = SampleContacts(random: SampleRandom(seed: seed, part: "contacts"))
    contacts.addHeads()
    for firm in firms.all { contacts.addPeople(of: firm) }
    return contacts.file
  }

  private init(random: SampleRandom) { self.random = random }

  private mutating func addHeads() {
    let premiers = [
      "RU": SampleName(
        ru: "заместитель Председателя Правительства", zh: "政府副总理", en: "Deputy Prime Minister"),
      "CN": SampleName(
        ru: "вице-премьер Государственного совета", zh: "国务院副总理",
        en: "Vice-Premier of the State Council"),
    ]
    for country in ["RU", "CN"] {
      guard let position = premiers[country] else { continue }
      add(
        firm: nil, delegation: country, country, Post(role: "head", position: position, rank: 1),
        languages: [country == "RU" ? "ru" : "zh"])
    }
    let governors = [
      "RU": SampleName(ru: "заместитель главы региона", zh: "地区副行政长官", en: "Deputy Governor"),
      "CN": SampleName(ru: "вице-губернатор", zh: "副省长", en: "Vice-Governor"),
    ]
    for region in SampleRegion.unique(SampleRegion.russian + SampleRegion.chinese) {
      guard let position = governors[region.country] else { continue }
      add(
        firm: nil, delegation: region.code, region.country,
        Post(role: "head", position: position, rank: 3),
        languages: [region.country == "RU" ? "ru" : "zh"])
    }
  }

  private mutating func addPeople(of firm: SampleFirm) {
    var lead = Self.leader
    lead.rank = firm.leadRank
    add(
      firm: firm.code, delegation: firm.region.code, firm.country, lead, languages: firm.languages)
    let others = max(firm.teams - 1, random.integer(0...2))
    for _ in 0..<others {
      add(
        firm: firm.code, delegation: firm.region.code, firm.country, random.pick(Self.staff),
        languages: firm.languages)
    }
  }

  private mutating func add(
    firm: String?, delegation: String, _ country: String, _ post: Post, languages: [String]
  ) {
    count += 1
    let code = "C" + SampleNumbers.padded(count, 5)
    let person = SamplePerson.make(country, &random)
    let passport = SamplePassport(
      of: person, country: country, serial: count,
      years: post.rank <= 3 ? 1957...1974 : 1960...1999,
      &random)
    let host = (firm ?? delegation).lowercased()
    let way = post.rank == 1 ? Self.arrivals[0] : random.pick(Self.arrivals)
    let arrival = country == "RU" ? way : ""
    file.add(
      code, firm ?? "", delegation, country, post.role, post.position.ru, post.position.zh,
      post.position.en, String(post.rank), person.familyRu, person.givenRu, person.patronymicRu,
      person.nameZh, person.familyEn, person.givenEn, person.isWoman ? "F" : "M", passport.born,
      country, passport.number, passport.expires, passport.line1, passport.line2,
      "\(code.lowercased())@\(host).\(firm == nil ? "test" : "example")",
      (country == "RU" ? "+7 000 " : "+86 000 ") + SampleNumbers.padded(count, 7),
      languages.joined(separator: ";"), "yes", random.chance(92) ? "yes" : "no", arrival)
  }

  /// Half of the guests fly.
  private static let arrivals = [
    "HARBIN-AIR", "HARBIN-AIR", "HARBIN-AIR", "HEIHE", "SUIFENHE", "MANZHOULI", "TONGJIANG",
  ]

  private static func post(_ text: Substring, _ rank: Int) -> Post {
    Post(role: "delegate", position: SampleName(text), rank: rank)
  }
}
