import Foundation
import Testing

@testable import Expo

@Suite("Cells of a row", .timeLimit(.minutes(1)))
struct RowReaderTests {
  private func reader(_ cells: [String: String]) -> RowReader {
    let names = cells.keys.sorted()
    let header = ImportHeader(names, columns: names.map { .optional($0) })
    return RowReader(row: 7, cells: names.map { cells[$0] ?? "" }, header: header)
  }

  private static let faults: [(String, String, @Sendable (inout RowReader) -> Void)] = [
    ("E_REQUIRED", "", { (row: inout RowReader) in _ = row.required("x") }),
    ("E_NUMBER_FORMAT", "1,5", { row in _ = row.integer("x", in: 0...9) }),
    ("E_RANGE", "10", { row in _ = row.integer("x", in: 0...9) }),
    ("E_NUMBER_FORMAT", "1e5", { row in _ = row.decimal("x") }),
    ("E_RANGE", "-1", { row in _ = row.decimal("x") }),
    ("E_ENUM", "perhaps", { row in _ = row.flag("x") }),
    ("E_CODE_FORMAT", "два слова", { row in _ = row.code("x") }),
    ("E_COUNTRY", "ru", { row in _ = row.country("x") }),
    ("E_COUNTRY", "XX", { row in _ = row.country("x") }),
    ("E_EMAIL", "a@b@c.test", { row in _ = row.email("x") }),
    ("E_EMAIL", "desk@host", { row in _ = row.email("x") }),
    ("E_DATE_FORMAT", "2014-6-3 noon", { row in _ = row.day("x") }),
    ("E_DATE_INVALID", "2014-02-30", { row in _ = row.day("x") }),
    ("E_DATE_AMBIGUOUS", "06/07/2014", { row in _ = row.day("x") }),
    ("E_TIME_FORMAT", "2014-07-01 09:30", { row in _ = row.instant("x") }),
    ("E_BIDI_CONTROL", "a\u{202E}b", { row in _ = row.text("x") }),
    ("E_TOO_LONG", String(repeating: "я", count: 501), { row in _ = row.text("x") }),
  ]

  @Test("what is wrong with a cell has a stable code", arguments: faults)
  func fault(_ code: String, _ cell: String, _ read: @Sendable (inout RowReader) -> Void) {
    var row = reader(["x": cell])
    read(&row)
    #expect(row.findings.map(\.code) == [code])
    #expect(row.findings.map(\.row) == [7])
    #expect(row.isRefused)
  }

  @Test("sound cells are read as what they are")
  func values() {
    var row = reader([
      "n": " 12 ", "d": "-3.50", "f": "Yes", "l": "ru; en ;ru", "day": "30.06.2014",
      "at": "2014-07-01T09:30:00+08:00", "mail": "почта@пример.испытание", "z": "а\u{200B}б",
    ])
    #expect(row.integer("n", in: 1...20) == 12)
    #expect(row.decimal("d", atLeastZero: false) == "-3.50")
    #expect(row.flag("f") == true)
    #expect(row.list("l") == ["ru", "en"])
    #expect(row.day("day") == CalendarDay(year: 2014, month: 6, day: 30))
    #expect(row.instant("at") == Date(timeIntervalSince1970: 1_404_178_200))
    #expect(row.email("mail") == "почта@пример.испытание")
    #expect(row.findings.isEmpty)
    #expect(row.text("z") == "аб")
    #expect(row.findings.map(\.code) == ["W_ZERO_WIDTH_REMOVED"])
    #expect(!row.isRefused)
    #expect(row.text("no such column") == nil)
  }

  @Test("headers are known in three languages, and double or missing ones refuse the file")
  func header() {
    let columns: [ImportColumn] = .columns(required: "delegation_code inn", optional: "name_zh")
    let good = ImportHeader(["Делегация", "ИНН", "中文名称", "colour"], columns: columns)
    #expect(good.positions == ["delegation_code": 0, "inn": 1, "name_zh": 2])
    #expect(good.findings.map(\.code) == ["W_COLUMN_UNKNOWN"])
    let bad = ImportHeader(["inn", "INN"], columns: columns)
    #expect(bad.findings.map(\.code) == ["E_COLUMN_DUPLICATE", "E_COLUMN_MISSING"])
  }

  @Test("rows of a tree are stored parents first, results in the order of the file")
  func parentsFirst() async throws {
    let records = [("a", nil), ("b", "a"), ("c", "b"), ("d", nil)].map { code, parent in
      ImportRecord(key: code, ["parent_code": .text(parent)])
    }
    var levels: [[String]] = []
    let results = try await ParentsFirst(records).store { level in
      levels.append(level.map(\.key))
      return level.map { $0.key == "c" ? .inserted : .unchanged }
    }
    #expect(levels == [["a", "d"], ["b"], ["c"]])
    #expect(results == [.unchanged, .unchanged, .inserted, .unchanged])
  }
}
