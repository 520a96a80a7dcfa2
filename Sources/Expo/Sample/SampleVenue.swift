/// The venue: `venues.csv`, `distances.csv`, `tables.csv`, `timeslots.csv`, `programme.csv`.
enum SampleVenue {
  /// The halls that meetings are held in, with their share of a hundred tables.
  private static let halls: [(code: String, share: Int)] = [
    ("MEET-N", 45), ("MEET-S", 35), ("MEET-R", 20),
  ]
  private static let slotMinutes = 25
  private static let bufferMinutes = 5
  /// First minutes of the slots: five from 9:00, six from 13:30.
  static let starts = (0..<5).map { 540 + $0 * 30 } + (0..<6).map { 810 + $0 * 30 }

  static func files(tables: Int) -> [SampleFile] {
    [venues(), distances(), self.tables(tables), timeslots(), programme()]
  }

  private static func venues() -> SampleFile {
    var file = SampleFile(
      "venues.csv",
      columns: """
        venue_code,space_code,kind,name_en,name_ru,name_zh,capacity,area_m2,open_from,open_to,note
        """)
    file.add(
      lines: """
        RIVERSIDE||venue|Riverside Expo Centre|Выставочный центр «Набережный»|江畔会展中心||64000|\
        2027-06-14|2027-06-18|an invented venue
        RIVERSIDE|MEET-N|matchmaking|North meeting hall|Северный зал переговоров|北洽谈厅|160|1400|||
        RIVERSIDE|MEET-S|matchmaking|South meeting hall|Южный зал переговоров|南洽谈厅|130|1100|||
        RIVERSIDE|MEET-R|matchmaking|River terrace|Речная терраса|江景洽谈区|80|600|||
        RIVERSIDE|STAGE|forum|Main stage|Главная сцена|主会场|900|1200|||
        RIVERSIDE|FORUM-A|forum|Forum room A|Конференц-зал А|论坛厅A|240|320|||
        RIVERSIDE|FORUM-B|forum|Forum room B|Конференц-зал Б|论坛厅B|160|210|||
        RIVERSIDE|SIGNING|ceremony|Signing room|Зал подписания|签约厅|180|240|||
        RIVERSIDE|VIP-RED|vip|Red salon|Красная гостиная|红厅|20|80|||ranks 1 to 3
        RIVERSIDE|VIP-BLUE|vip|Blue salon|Голубая гостиная|蓝厅|16|60|||ranks 1 to 5
        """)
    return file
  }

  /// Minutes on foot between the spaces that have tables; more than the buffer costs a slot.
  private static func distances() -> SampleFile {
    var file = SampleFile("distances.csv", columns: "from_space,to_space,walk_minutes")
    file.add(
      lines: """
        MEET-N|MEET-S|4
        MEET-N|MEET-R|9
        MEET-S|MEET-R|7
        MEET-N|VIP-RED|6
        MEET-S|VIP-RED|5
        MEET-R|VIP-RED|10
        MEET-N|VIP-BLUE|6
        MEET-S|VIP-BLUE|5
        MEET-R|VIP-BLUE|10
        VIP-RED|VIP-BLUE|1
        """)
    return file
  }

  private static func tables(_ count: Int) -> SampleFile {
    var file = SampleFile(
      "tables.csv", columns: "table_code,space_code,seats,zone,min_rank,equipment,accessible")
    for index in 0..<count {
      // Tables are numbered through, so that a number alone finds the hall.
      let percent = index * 100 / count
      let hall = halls[percent < halls[0].share ? 0 : percent < 100 - halls[2].share ? 1 : 2].code
      file.add(
        "T" + SampleNumbers.padded(index + 1, 3), hall, index % 8 == 0 ? "8" : "4",
        String(hall.suffix(1)) + String(index / 10 % 10 + 1), "9", index % 6 == 0 ? "screen" : "",
        index % 5 == 0 ? "yes" : "no")
    }
    file.add("V001", "VIP-RED", "20", "VIP", "3", "screen;interpretation", "yes")
    file.add("V002", "VIP-BLUE", "16", "VIP", "5", "screen", "yes")
    return file
  }

  private static func timeslots() -> SampleFile {
    var file = SampleFile(
      "timeslots.csv", columns: "slot_code,day,starts_at,ends_at,buffer_minutes,session")
    for (number, day) in SampleEdition.meetingDays.enumerated() {
      for (index, minute) in starts.enumerated() {
        file.add(
          "D\(number + 1)-\(SampleNumbers.padded(index + 1, 2))", day,
          SampleEdition.instant(day, minute: minute),
          SampleEdition.instant(day, minute: minute + slotMinutes), String(bufferMinutes),
          minute < 720 ? "AM" : "PM")
      }
    }
    return file
  }

  /// One item of the programme that firms of a sector attend.
  struct Forum {
    let code: String
    let sector: String
    let day: String
    let minutes: ClosedRange<Int>
  }

  static let forums = [
    Forum(code: "F-TIMB", sector: "TIMB", day: "2027-06-15", minutes: 540...690),
    Forum(code: "F-FARM", sector: "FARM", day: "2027-06-15", minutes: 810...930),
    Forum(code: "F-FRGT", sector: "FRGT", day: "2027-06-16", minutes: 540...690),
    Forum(code: "F-TRVL", sector: "TRVL", day: "2027-06-16", minutes: 810...930),
  ]

  private static func programme() -> SampleFile {
    var file = SampleFile(
      "programme.csv",
      columns: """
        event_code,space_code,kind,name_en,name_ru,name_zh,starts_at,ends_at,required_ranks,\
        sector_code
        """)
    let opening = SampleEdition.openingDay
    let last = "2027-06-17"
    add(
      "OPENING", "STAGE", "opening", "Opening ceremony/Церемония открытия/开幕式", opening,
      600...690, "1-5", "", to: &file)
    add(
      "HEADS", "VIP-RED", "bilateral",
      "Meeting of the heads of delegation/Встреча глав делегаций/代表团团长会见", opening, 840...900,
      "1-3",
      "", to: &file)
    let titles: [Substring] = [
      "Timber across the river/Лес через реку/跨江林业论坛", "Northern fields/Северные поля/北方农业论坛",
      "Freight and customs/Грузы и таможня/物流与通关论坛",
      "Two banks, one tour/Два берега — один тур/两岸旅游论坛",
    ]
    for (forum, title) in zip(forums, titles) {
      add(
        forum.code, "FORUM-A", "forum", title, forum.day, forum.minutes, "", forum.sector, to: &file
      )
    }
    add(
      "SIGNING", "SIGNING", "signing", "Signing ceremony/Церемония подписания/签约仪式", last,
      1020...1080,
      "1-5", "", to: &file)
    return file
  }

  private static func add(
    _ code: String, _ space: String, _ kind: String, _ title: Substring, _ day: String,
    _ minutes: ClosedRange<Int>, _ ranks: String, _ sector: String, to file: inout SampleFile
  ) {
    let names = title.split(separator: "/").map(String.init)
    file.add(
      code, space, kind, names[0], names[1], names[2],
      SampleEdition.instant(day, minute: minutes.lowerBound),
      SampleEdition.instant(day, minute: minutes.upperBound), ranks, sector)
  }
}
