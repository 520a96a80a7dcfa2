/// A person of the sample, with the name as each language has it.
struct SamplePerson {
  let familyRu: String
  let givenRu: String
  let patronymicRu: String
  let nameZh: String
  let familyEn: String
  let givenEn: String
  let isWoman: Bool

  /// The name as a list of persons shows it in Russian and in English.
  var listed: (ru: String, en: String) { ("\(familyRu) \(givenRu)", "\(givenEn) \(familyEn)") }

  /// A person of a country, RU or CN.
  static func make(_ country: String, _ random: inout SampleRandom) -> SamplePerson {
    country == "RU" ? russian(&random) : chinese(&random)
  }

  private static func russian(_ random: inout SampleRandom) -> SamplePerson {
    let isWoman = random.chance(45)
    let family = random.pick(SampleWords.russianFamilies)
    let given = random.pick(isWoman ? SampleWords.women : SampleWords.men)
    let father = random.pick(SampleWords.fathers)
    let familyRu = isWoman ? family[0] + "а" : family[0]
    return SamplePerson(
      familyRu: familyRu, givenRu: given[0], patronymicRu: father + (isWoman ? "на" : "ич"),
      nameZh: "\(given[1])·\(family[isWoman ? 2 : 1])", familyEn: SamplePassport.latin(familyRu),
      givenEn: SamplePassport.latin(given[0]), isWoman: isWoman)
  }

  private static func chinese(_ random: inout SampleRandom) -> SamplePerson {
    let family = random.pick(SampleWords.chineseFamilies)
    let first = random.pick(SampleWords.chineseGivenFirst)
    let second = random.pick(SampleWords.chineseGivenSecond)
    return SamplePerson(
      familyRu: family.ru, givenRu: first.ru + second.ru, patronymicRu: "",
      nameZh: family.zh + first.zh + second.zh, familyEn: family.en,
      givenEn: first.en + second.en, isWoman: random.chance(45))
  }
}
