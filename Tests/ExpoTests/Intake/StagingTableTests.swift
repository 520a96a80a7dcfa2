import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Staging tables", .timeLimit(.minutes(1)))
struct StagingTableTests {
  private static let odd = "a\"\\\n\t\u{1}{,}华 NULL"

  @Test("values arrive in the database as they are, and the table is gone afterwards")
  func values() async throws {
    let table = StagingTable(
      "staged_odd",
      columns: "t text, x text[], e text[], o jsonb, i bigint, f boolean, z text, d numeric")
    let record = ImportRecord(
      key: "k",
      [
        "t": .text(Self.odd), "x": .texts([Self.odd, "", "б"]), "e": .texts([]),
        "o": .object(["zh": Self.odd]), "i": .integer(Int64.max), "f": .flag(true), "z": .null,
        "d": .decimal("1250.50"), "not asked for": .text("x"),
      ])
    try await withScratchDatabase(migrated: false) { database in
      try await database.client.transaction { tx in
        try await table.with([record, ImportRecord(key: "empty", [:])], in: tx) {
          let rows = try await tx.query(
            "select n, t, x, e, o ->> 'zh' as o, i, f, z, d::text from staged_odd order by n")
          #expect(try rows[0].decode("t", as: String.self) == Self.odd)
          #expect(try rows[0].decode("x", as: [String].self) == [Self.odd, "", "б"])
          #expect(try rows[0].decode("e", as: [String].self).isEmpty)
          #expect(try rows[0].decode("o", as: String.self) == Self.odd)
          #expect(try rows[0].decode("i", as: Int64.self) == Int64.max)
          #expect(try rows[0].decode("f", as: Bool.self))
          #expect(try rows[0].decode("z", as: String?.self) == nil)
          #expect(try rows[0].decode("d", as: String.self) == "1250.50")
          #expect(try rows[1].decode("n", as: Int32.self) == 1)
          #expect(try rows[1].decode("x", as: [String]?.self) == nil)
        }
        let left = try await tx.first("select to_regclass('staged_odd')::text as name")
        #expect(try left?.decode("name", as: String?.self) == .some(nil))
      }
    }
  }
}
