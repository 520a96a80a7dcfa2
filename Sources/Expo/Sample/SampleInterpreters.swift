/// `interpreters.csv`: who interprets, between which languages, and for how long.
enum SampleInterpreters {
  static func file(seed: UInt64, count: Int) -> SampleFile {
    var random = SampleRandom(seed: seed, part: "interpreters")
    var file = SampleFile(
      "interpreters.csv",
      columns: """
        interpreter_code,name_ru,name_zh,name_en,language_pairs,sectors,max_minutes_per_day,\
        max_consecutive_minutes,available_days,vip_cleared
        """)
    for index in 0..<count {
      let person = SamplePerson.make(index % 2 == 0 ? "CN" : "RU", &random)
      let sectors = random.shuffled(SampleSector.all.map(\.code)).prefix(5).sorted()
      var days = SampleEdition.meetingDays
      if index % 5 == 4 { days.remove(at: random.integer(0...days.count - 1)) }
      file.add(
        "I" + SampleNumbers.padded(index + 1, 3), person.listed.ru, person.nameZh, person.listed.en,
        index % 6 == 0 ? "ru-zh;ru-en;en-zh" : "ru-zh", sectors.joined(separator: ";"),
        index % 4 == 3 ? "300" : "360", index % 7 == 6 ? "60" : "90", days.joined(separator: ";"),
        index % 7 == 0 ? "yes" : "no")
    }
    return file
  }
}
