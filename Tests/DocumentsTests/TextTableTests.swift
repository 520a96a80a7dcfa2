import Documents
import Testing

@Suite("Tables on a terminal", .timeLimit(.minutes(1)))
struct TextTableTests {
  static let table = TextTable(
    columns: [
      TextColumn("CODE", shrinks: false), TextColumn("NAME"),
      TextColumn("N", alignment: .right), TextColumn("CITY"),
    ],
    rows: [
      ["RU0001", "ООО «Ёлкин»", "7", "Хабаровск"],
      ["CN0002", "黑龙江林业公司", "12", "哈尔滨"],
      ["KR3", "한국 👨‍👩‍👧", "100", ""],
    ])

  @Test("Columns line up whatever the script")
  func alignment() {
    #expect(
      Self.table.render() == """
        CODE    NAME              N  CITY
        RU0001  ООО «Ёлкин»       7  Хабаровск
        CN0002  黑龙江林业公司   12  哈尔滨
        KR3     한국 👨‍👩‍👧         100

        """)
  }

  @Test("Cut to the terminal, the widest column first, on whole characters")
  func narrow() {
    #expect(
      Self.table.render(width: 32, showsHeader: false) == """
        RU0001  ООО «Ёл…    7  Хабаровск
        CN0002  黑龙江…    12  哈尔滨
        KR3     한국 👨‍👩‍👧   100

        """)
  }

  @Test("No line is wider than the terminal while columns can shrink", arguments: 25...60)
  func width(_ width: Int) {
    for line in Self.table.render(width: width).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width)
    }
  }

  @Test("Codes and numbers are never cut")
  func veryNarrow() {
    let table = TextTable(
      columns: [TextColumn("CODE", shrinks: false), TextColumn("N", alignment: .right)],
      rows: [["RU000001", "123456"]])
    #expect(table.render(width: 5) == "CODE           N\nRU000001  123456\n")
  }

  @Test("Line ends, controls and direction marks cannot break a row")
  func hostile() {
    let table = TextTable(
      columns: [TextColumn("A"), TextColumn("B")],
      rows: [["x\r\ny", "\u{1B}[31m"], ["\u{202E}abc", "d\u{85}e"]])
    #expect(table.render() == "A    B\nx y   [31m\nabc  d e\n")
  }

  @Test("Short rows are filled, long ones cut to the columns")
  func ragged() {
    let table = TextTable(
      columns: [TextColumn("A"), TextColumn("B")], rows: [["1"], ["2", "3", "4"], []])
    #expect(table.layout().rows == [["1", ""], ["2", "3"], [" ", ""]])
    #expect(table.render() == "A  B\n1\n2  3\n\n")
  }

  static let cuts: [(text: String, width: Int, result: String)] = [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("黑龙江", 5, "黑龙…"), ("黑龙江", 4, "黑…"), ("abc", 1, "…"),
    ("abc", 0, ""), ("", 0, ""), ("е\u{308}лка", 3, "е\u{308}л…"),
  ]

  @Test("Cutting", arguments: cuts)
  func cut(_ text: String, _ width: Int, _ result: String) {
    #expect(TextTable.cut(text, to: width) == result)
  }
}
