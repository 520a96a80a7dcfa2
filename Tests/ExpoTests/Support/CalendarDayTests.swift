import Testing

@testable import Expo

@Suite("Small values", .timeLimit(.minutes(1)))
struct CalendarDayTests {
  @Test(
    "days are read strictly",
    arguments: [
      ("2014-06-30", "2014-06-30"), ("2016-02-29", "2016-02-29"), ("2015-02-29", nil),
      ("2100-02-29", nil), ("2014-6-30", nil), ("2014-06-31", nil), ("٢٠١٤-06-30", nil),
    ] as [(String, String?)])
  func read(_ text: String, _ expected: String?) {
    #expect(CalendarDay(text)?.description == expected)
  }

  @Test(
    "the day before",
    arguments: [
      ("2014-07-01", "2014-06-30"), ("2016-03-01", "2016-02-29"), ("2015-01-01", "2014-12-31"),
    ])
  func previous(_ day: String, _ before: String) {
    #expect(CalendarDay(day)?.previous?.description == before)
  }

  @Test("a missing language falls back to English, then to what there is")
  func localizedText() {
    let text = LocalizedText(["en": "Forestry", "zh": "林业", "ru": ""])
    #expect(text[.russian] == "Forestry")
    #expect(text[.chinese] == "林业")
    #expect(LocalizedText(["kk": "Орман"])[.english] == "Орман")
    #expect(LocalizedText([:]).isEmpty)
  }
}
