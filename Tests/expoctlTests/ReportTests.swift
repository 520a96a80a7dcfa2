import Expo
import Foundation
import Testing

@testable import expoctl

@Suite("Reports", .timeLimit(.minutes(1)))
struct ReportTests {
  static let firms = [
    Firm(
      code: "RU-001", meetings: 12,
      names: LocalizedText(russian: "Амурстрой", chinese: "阿穆尔建设", english: "Amurstroy"),
      start: Date(timeIntervalSince1970: 1_404_093_600)),
    Firm(
      code: "CN-0007", meetings: 3,
      names: LocalizedText(russian: nil, chinese: "龙江重工", english: "Longjiang Heavy"),
      start: nil),
  ]

  static let list = ListReport(
    firms, whenEmpty: "no firms",
    columns: [
      Column("code") { .text($0.code) },
      Column("name", isFlexible: true) { .names($0.names) },
      Column("meetings") { .integer($0.meetings) },
      Column("first_meeting") { .instant($0.start) },
      Column("hidden", isInTable: false) { .list([$0.code, "x"]) },
    ])

  @Test(
    "Columns stand under each other whatever the script",
    arguments: [
      (
        Language.russian,
        """
        CODE     NAME             MEETINGS  FIRST MEETING
        RU-001   Амурстрой              12  2014-06-30 10:00+08:00
        CN-0007  Longjiang Heavy         3  –

        """
      ),
      (
        .chinese,
        """
        CODE     NAME        MEETINGS  FIRST MEETING
        RU-001   阿穆尔建设        12  2014-06-30 10:00+08:00
        CN-0007  龙江重工           3  –

        """
      ),
      (
        .english,
        """
        CODE     NAME             MEETINGS  FIRST MEETING
        RU-001   Amurstroy              12  2014-06-30 10:00+08:00
        CN-0007  Longjiang Heavy         3  –

        """
      ),
    ])
  func table(language: Language, expected: String) throws {
    #expect(Self.list.table(try page(language)) == expected)
  }

  @Test("A narrow terminal cuts names, never codes or numbers")
  func narrow() throws {
    #expect(
      Self.list.table(try page(.chinese, width: 51)) == """
        CODE     NAME      MEETINGS  FIRST MEETING
        RU-001   阿穆尔…         12  2014-06-30 10:00+08:00
        CN-0007  龙江重工         3  –

        """)
  }

  @Test("Colours are only where they are wanted, and do not move columns")
  func colours() throws {
    let list = ListReport(
      [1, 22], columns: [Column("n", tone: { $0 > 9 ? .bad : .plain }) { .integer($0) }])
    #expect(list.table(try page(.english)) == " N\n 1\n22\n")
    #expect(
      list.table(try page(.english, isColoured: true))
        == "\u{1B}[1m N\u{1B}[0m\n 1\n\u{1B}[31m22\u{1B}[0m\n")
  }

  @Test("CSV has every column, by key, with full times, a line feed after each row")
  func csv() throws {
    let text = String(decoding: Self.list.csv(try reader(.chinese)).bytes, as: UTF8.self)
    #expect(
      text == """
        code,name,meetings,first_meeting,hidden
        RU-001,阿穆尔建设,12,2014-06-30T10:00:00+08:00,"RU-001;x"
        CN-0007,龙江重工,3,,"CN-0007;x"

        """)
  }

  @Test(
    "CSV gives a spreadsheet nothing to run; JSON gives the text itself",
    arguments: ["=1+1", "+7 900", "-x", "@cmd", "\tx"])
  func formulas(text: String) throws {
    let list = ListReport([text], columns: [Column("t") { .text($0) }])
    #expect(list.csv(try reader(.english)).rows == [["'" + text]])
    #expect(list.objects(try reader(.english)) == [.object([.init("t", .string(text))])])
  }

  @Test("JSON has the shape of every list: items and next")
  func json() throws {
    #expect(
      Self.list.json(try reader(.english))
        == .object([
          .init(
            "items",
            .array([
              .object([
                .init("code", .string("RU-001")),
                .init(
                  "name",
                  .object([
                    .init("en", .string("Amurstroy")), .init("ru", .string("Амурстрой")),
                    .init("zh", .string("阿穆尔建设")),
                  ])),
                .init("meetings", .integer(12)),
                .init("first_meeting", .string("2014-06-30T10:00:00+08:00")),
                .init("hidden", .array([.string("RU-001"), .string("x")])),
              ]),
              .object([
                .init("code", .string("CN-0007")),
                .init(
                  "name",
                  .object([
                    .init("en", .string("Longjiang Heavy")), .init("zh", .string("龙江重工")),
                  ])),
                .init("meetings", .integer(3)), .init("first_meeting", .null),
                .init("hidden", .array([.string("CN-0007"), .string("x")])),
              ]),
            ])),
          .init("next", .null),
        ]))
  }

  @Test("An empty list is an empty document and a word to the reader")
  func empty() throws {
    let list = ListReport([Firm](), whenEmpty: "no firms", columns: Self.list.columns)
    #expect(list.table(try page(.english)) == "")
    #expect(list.whenEmpty == "no firms")
    #expect(Self.list.whenEmpty == nil)
    #expect(
      list.json(try reader(.english))
        == .object([.init("items", .array([])), .init("next", .null)]))
    #expect(list.csv(try reader(.english)).rows == [])
  }

  @Test("One thing stands as lines, its lists below it")
  func detail() throws {
    let detail = DetailReport(
      [.init("code", .text("cre")), .init("first_day", .text("x"))],
      sections: [
        .init("firms", title: "Firms", ListReport([1], columns: [Column("n") { .integer($0) }]))
      ])
    #expect(detail.table(try page(.english)) == "code       cre\nfirst day  x\n\nFirms\nN\n1\n")
    #expect(
      detail.json(try reader(.english))
        == .object([
          .init("code", .string("cre")), .init("first_day", .string("x")),
          .init("firms", .array([.object([.init("n", .integer(1))])])),
        ]))
    #expect(
      detail.csv(try reader(.english))
        == CSVRows(header: ["code", "first_day"], rows: [["cre", "x"]]))
  }

  private func reader(_ language: Language) throws -> Reader {
    Reader(language: language, clock: try #require(VenueClock(zone: "Asia/Shanghai")))
  }

  private func page(
    _ language: Language, width: Int? = nil, isColoured: Bool = false
  ) throws -> Page {
    Page(reader: try reader(language), width: width, isColoured: isColoured)
  }
}

struct Firm: Sendable {
  let code: String
  let meetings: Int
  let names: LocalizedText
  let start: Date?
}
