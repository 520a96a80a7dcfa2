import Foundation
import Testing

@testable import Postgres

@Suite("SQL values", .timeLimit(.minutes(1)))
struct SQLTests {
  @Test func valuesBecomeParameters() {
    let (id, name) = (7, "Иванов")
    let sql: SQL = "select \(id), \(name), \(true)"
    #expect(sql.text == "select $1, $2, $3")
    #expect(sql.binds.types == [20, 0, 16])
    #expect(sql.binds.entries.map(\.length) == [8, 12, 1])
  }

  @Test func optionalsAreNullOfTheirType() {
    let none: Int32? = nil
    let some: Int32? = 5
    let sql: SQL = "\(none) \(some)"
    #expect(sql.text == "$1 $2")
    #expect(sql.binds.types == [23, 23])
    #expect(sql.binds.entries.map(\.length) == [-1, 4])
  }

  @Test func partsAreSplicedAndRenumbered() {
    let inner: SQL = "x = \(1) and y = \(2)"
    let outer: SQL = "select '$1' where a = \(3) and (\(inner)) or (\(inner)) and z = \(4)"
    #expect(
      outer.text
        == "select '$1' where a = $1 and (x = $2 and y = $3) or (x = $4 and y = $5) and z = $6")
    #expect(outer.parameterCount == 6)
  }

  @Test func manyPartsKeepTwoDigitNumbersApart() {
    let parts: [SQL] = (1...12).map { "(\($0))" }
    let list = parts.joined(separator: ", ")
    let sql: SQL = "values \(list) limit \(1)"
    #expect(sql.text.hasSuffix("($11), ($12) limit $13"))
    let again: SQL = "\(0) \(sql)"
    #expect(again.text.hasSuffix("($12), ($13) limit $14"))
  }

  @Test func sumsAndLists() {
    let sum: SQL = "select \(1)" + " where \(2)"
    #expect(sum.text == "select $1 where $2")
    #expect(([] as [SQL]).joined(separator: ", ").isEmpty)
    #expect((["a"] as [SQL]).joined(separator: ", ").text == "a")
    var grown: SQL = "a = \(1)"
    grown += " and b = \(2)"
    #expect(grown.text == "a = $1 and b = $2")
  }

  @Test(arguments: [
    ("halls", #""halls""#), (#"a"b"#, #""a""b""#), ("Зал 1", #""Зал 1""#),
    (#""; drop table x; --"#, #""""; drop table x; --""#), ("展厅", #""展厅""#),
    ("\u{301}e", "\"\u{301}e\""),
  ])
  func identifiersAreQuoted(name: String, quoted: String) {
    let sql: SQL = "\(ident: name)"
    #expect(sql.text == quoted)
    #expect(sql.defect == nil)
  }

  @Test(arguments: [
    "", "a\0b", String(repeating: "x", count: 64), String(repeating: "ж", count: 32),
  ])
  func identifiersThatCannotBeAreRefused(name: String) {
    let sql: SQL = "select 1 as \(ident: name)"
    #expect(sql.defect?.kind == .misuse)
  }

  @Test(arguments: ["a\0", "\0", "Ж\0Ж"])
  func textWithNulIsRefused(text: String) {
    let sql: SQL = "select \(text)"
    #expect(sql.defect?.kind == .misuse)
    let outer: SQL = "\(1) \(sql)"
    #expect(outer.defect?.kind == .misuse)
    let list: SQL = "select \([text])"
    #expect(list.defect?.kind == .misuse)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e30, -3e11])
  func datesOutOfTheServersRangeAreRefused(seconds: Double) {
    let sql: SQL = "select \(Date(timeIntervalSinceReferenceDate: seconds))"
    #expect(sql.defect?.kind == .misuse)
  }

  @Test func printingShowsNoValue() {
    let sql: SQL = "select \("passport 4509 123456")"
    var dumped = ""
    dump(sql, to: &dumped)
    for text in ["\(sql)", String(describing: sql), String(reflecting: sql), dumped] {
      #expect(!text.contains("4509"))
      #expect(text.contains("select $1"))
    }
  }
}
