import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Decoding what does not fit", .serialized, .timeLimit(.minutes(1)))
struct DecodeErrorTests {
  private func expectDecodeError(
    _ expression: SQL, as type: (some PostgresDecodable).Type, on client: PostgresClient,
    _ part: String, location: SourceLocation = #_sourceLocation
  ) async throws {
    let row = try #require(try await client.first("select \(expression) as cell"))
    let error = #expect(throws: PostgresError.self, sourceLocation: location) {
      try row.decode("cell", as: type)
    }
    #expect(error?.kind == .decode, sourceLocation: location)
    #expect(error?.column == "cell", sourceLocation: location)
    #expect(
      error?.message.contains(part) == true, "\(error?.message ?? "")", sourceLocation: location)
  }

  @Test func wrongTypesAreRefused() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await expectDecodeError("null::int", as: Int.self, on: client, "NULL")
      try await expectDecodeError("null::text", as: String.self, on: client, "NULL")
      try await expectDecodeError("array[1, null]", as: [Int].self, on: client, "NULL")
      try await expectDecodeError("'5'::text", as: Int.self, on: client, "Int")
      try await expectDecodeError("5", as: String.self, on: client, "String")
      try await expectDecodeError("5", as: Bool.self, on: client, "Bool")
      try await expectDecodeError("1.5::numeric", as: Double.self, on: client, "Double")
      try await expectDecodeError("1.5::float8", as: Int.self, on: client, "Int")
      try await expectDecodeError("true", as: Int.self, on: client, "Int")
      try await expectDecodeError("'a'::text", as: UUID.self, on: client, "UUID")
      try await expectDecodeError("localtimestamp", as: Date.self, on: client, "Date")
      try await expectDecodeError("now()", as: String.self, on: client, "String")
      try await expectDecodeError("'\\x00'::bytea", as: String.self, on: client, "String")
      try await expectDecodeError("array['a']", as: String.self, on: client, "String")
      try await expectDecodeError("array[[1],[2]]", as: [Int].self, on: client, "Array")
      try await expectDecodeError("'a'::text", as: [String].self, on: client, "Array")
      try await expectDecodeError("'a'::text", as: [UInt8].self, on: client, "Array")
      try await expectDecodeError("int4range(1, 5)", as: String.self, on: client, "String")
    }
  }

  @Test func numbersMustFit() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await expectDecodeError("32768", as: Int16.self, on: client, "range")
      try await expectDecodeError("2147483648", as: Int32.self, on: client, "range")
      try await expectDecodeError("-2147483649", as: Int32.self, on: client, "range")
      let row = try await client.first("select 7::int2, 7::int4, 7::int8")
      let (wide, narrow, plain) = try #require(row).decode(Int64.self, Int16.self, Int32.self)
      #expect(wide == 7 && narrow == 7 && plain == 7)
    }
  }

  @Test func columnsMustBeThereOnce() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let found = try await database.client.first("select 1 as a, 2 as b, 3 as a")
      let row = try #require(found)
      #expect(row.columns == ["a", "b", "a"])
      #expect(try row.decode("b", as: Int.self) == 2)
      for (column, part) in [
        ("a", "more than one"), ("c", "no column c, but a, b, a"), ("B", "no column"),
      ] {
        let error = #expect(throws: PostgresError.self) { try row.decode(column, as: Int.self) }
        #expect(error?.kind == .decode)
        #expect(error?.message.contains(part) == true)
      }
      let error = #expect(throws: PostgresError.self) { try row.decode(Int.self, Int.self) }
      #expect(error?.message == "2 types for 3 columns: a, b, a")
      #expect(throws: PostgresError.self) { try row.decode(Int.self) }
    }
  }

  @Test func rowsAreACollection() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let rows = try await database.client.query(
        "select n from generate_series(1, 5) as n order by n")
      #expect(rows.count == 5 && rows.columns == ["n"])
      #expect(try rows.reversed().map { try $0.decode(Int.self) } == [5, 4, 3, 2, 1])
      #expect(try rows.last?.decode("n", as: Int.self) == 5)
      let none = try await database.client.query("select 1 as x where false")
      #expect(none.isEmpty && none.first == nil && none.columns == ["x"])
    }
  }
}
