import Documents
import Testing

@Suite("Columns that text takes on a terminal", .timeLimit(.minutes(1)))
struct DisplayWidthTests {
  static let cases: [(text: String, width: Int)] = [
    ("", 0), ("abc", 3), ("Ёлкин и й", 9), ("е\u{308}лка", 4), ("и\u{306}", 1), ("é", 1),
    ("黑龙江", 6), ("哈尔滨 Harbin", 13), ("𠮷𬭊", 4), ("ＡＢＣ", 6), ("ｱｲｳ", 3), ("，。（）", 8),
    ("한국어", 6), ("한", 2), ("Tiếng Việt", 10), ("తెలుగు", 3), ("№ – « »", 7),
    ("🚆", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇷🇺🇨🇳", 4), ("❤️", 2), ("❤", 1), ("☎️", 2), ("1️⃣", 2),
    ("\u{200B}", 0), ("a\u{200D}b", 2), ("\u{FEFF}", 0), ("\u{301}", 0), ("\u{AD}", 1),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("🇷", 2), ("☰", 2), ("…", 1),
  ]

  @Test("Width", arguments: cases)
  func width(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
