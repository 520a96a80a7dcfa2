import Documents
import Testing

@Suite("Dates of workbooks", .timeLimit(.minutes(1)))
struct SheetDateTests {
  /// A built-in format by number, or a code.
  static let formats: [(format: String, value: String, expected: String)] = [
    ("14", "41819", "2014-06-29"), ("14", "41819.75", "2014-06-29"), ("14", "1", "1900-01-01"),
    ("14", "59", "1900-02-28"), ("14", "60", "1900-02-29"), ("14", "61", "1900-03-01"),
    ("14", "0", "1900-01-00"), ("14", "2958465", "9999-12-31"), ("14", "2958466", "2958466"),
    ("14", "-1", "-1"), ("22", "41819.4305555556", "2014-06-29T10:20:00"),
    ("22", "41819.999999999", "2014-06-30T00:00:00"), ("20", "0.4305555556", "10:20:00"),
    ("21", "41819.5", "12:00:00"), ("46", "1.0625", "25:30:00"), ("57", "41819", "2014-06-29"),
    ("31", "41819", "2014-06-29"), ("0", "41819", "41819"), ("49", "41819", "41819"),
    ("4", "41819", "41819"), ("dd.mm.yyyy", "41819", "2014-06-29"),
    ("[$-419]d mmmm yyyy\\ \"г.\";@", "41819", "2014-06-29"),
    ("yyyy\"年\"m\"月\"d\"日\"", "41819", "2014-06-29"), ("[$-804]e/m/d", "41819", "2014-06-29"),
    ("mmm", "41819", "2014-06-29"), ("mm:ss", "0.0104166667", "00:15:00"),
    ("h:mm AM/PM", "0.75", "18:00:00"), ("yyyy-mm-dd hh:mm", "41819.5", "2014-06-29T12:00:00"),
    ("[h]:mm:ss", "1.5", "36:00:00"), ("[Red]0.00", "41819", "41819"),
    ("0.00E+00", "41819", "41819"), ("#,##0\\ \"day\"", "41819", "41819"),
    ("General", "41819", "41819"), ("_-* #,##0.00\\ [$\u{20BD}-419]_-", "41819", "41819"),
    ("0000000000", "399389899", "0399389899"), ("0000000000", "7830002293", "7830002293"),
    ("0000", "12.5", "12.5"), ("0000", "-12", "-12"), ("0", "41819", "41819"),
    ("0;-0;;@", "5", "5"), ("@", "41819", "41819"),
  ]

  static func styles(_ format: String) -> String {
    let escaped = format.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    let isBuiltIn = Int(format) != nil && format.utf8.count <= 2 && format != "0000"
    let codes =
      isBuiltIn ? "" : "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(escaped)\"/></numFmts>"
    return codes + "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(isBuiltIn ? format : "164")\"/></cellXfs>"
  }

  @Test("A number is a date if its format shows one", arguments: formats)
  func format(_ format: String, _ value: String, _ expected: String) throws {
    let rows = "<row><c t=\"str\"><v>a</v></c></row><row><c s=\"1\"><v>\(value)</v></c></row>"
    #expect(
      try brief(rows: rows, styles: Self.styles(format)) == ["header a", "1:2 \(expected)"])
  }

  @Test("A workbook may count from 1904", arguments: ["1", "true"])
  func from1904(_ flag: String) throws {
    let cells = ["0", "40357", "40357.5"].map { "<row><c s=\"1\"><v>\($0)</v></c></row>" }.joined()
    #expect(
      try brief(
        rows: "<row><c t=\"str\"><v>a</v></c></row>" + cells, styles: Self.styles("22"),
        properties: "date1904=\"\(flag)\"")
        == [
          "header a", "1:2 1904-01-01T00:00:00", "2:3 2014-06-29T00:00:00",
          "3:4 2014-06-29T12:00:00",
        ])
  }

  @Test("Every day of the calendar follows the one before", arguments: DateSystem.allCases)
  func everyDay(_ system: DateSystem) throws {
    var before = ""
    let first = system == .from1900 ? 61 : 0
    for serial in first...80_000 {
      let day = try #require(system.day(serial))
      #expect(day.utf8.count == 10 && day > before)
      before = day
    }
    #expect(system.day(-1) == nil)
    #expect(DateSystem.from1900.day(41_819) == "2014-06-29")
    #expect(DateSystem.from1904.day(2_957_003) == "9999-12-31")
    #expect(DateSystem.from1904.day(2_957_004) == nil)
  }
}
