import Foundation
import Postgres
import TestSupport
import Testing

/// Every type, there and back: alone, in an array, as NULL, and through COPY.
@Suite("Values", .serialized, .timeLimit(.minutes(1)))
struct ValueTests {
  private enum Mood: String, PostgresEncodable, PostgresDecodable, CaseIterable {
    case sad, glad
  }

  private enum Level: Int32, PostgresEncodable, PostgresDecodable {
    case low = 1
    case high = 2
  }

  private struct Badge: Codable, Equatable, Sendable {
    var name: String
    var languages: [String]
    var seat: Int?
    var issued: Date
  }

  private func roundTrip<Value: PostgresEncodable & PostgresDecodable & Equatable>(
    _ values: [Value], _ type: SQL, on client: PostgresClient,
    location: SourceLocation = #_sourceLocation
  ) async throws {
    let none: Value? = nil
    let optionals: [Value?] = values.map { $0 } + [nil]
    for value in values {
      let row = try await client.first("select \(value)::\(type)")
      #expect(try row?.decode(Value.self) == value, sourceLocation: location)
    }
    let row = try await client.first(
      """
      select \(values)::\(type)[], \(optionals)::\(type)[], \([Value]())::\(type)[], \(none)::\(type),
        \(values)::\(type)[] is null, array_length(\(optionals)::\(type)[], 1)
      """)
    let (all, holes, empty, null, isNull, length) = try #require(row).decode(
      [Value].self, [Value?].self, [Value].self, Value?.self, Bool.self, Int.self)
    #expect(all == values, sourceLocation: location)
    #expect(holes == optionals, sourceLocation: location)
    #expect(empty.isEmpty && null == nil && !isNull, sourceLocation: location)
    #expect(length == values.count + 1, sourceLocation: location)
    try await copied(values, type, on: client, location: location)
  }

  private func copied<Value: PostgresEncodable & PostgresDecodable & Equatable>(
    _ values: [Value], _ type: SQL, on client: PostgresClient, location: SourceLocation
  ) async throws {
    let rows = try await client.transaction { transaction in
      try await transaction.execute(
        "create temporary table t (n int4, v \(type), a \(type)[]) on commit drop")
      try await transaction.copyIn("t") { writer in
        for (place, value) in values.enumerated() {
          try await writer.row(Int32(place), value, [value, nil])
        }
        try await writer.row(Int32(values.count), Value?.none, [Value?]?.none)
      }
      return try await transaction.query("select v, a from t order by n")
    }
    let read = try rows.map { try $0.decode(Value?.self, [Value?]?.self) }
    #expect(read.map(\.0) == values.map { $0 } + [nil], sourceLocation: location)
    #expect(read.dropLast().map(\.1) == values.map { [$0, nil] }, sourceLocation: location)
    #expect(read.last?.1 == nil, sourceLocation: location)
  }

  @Test func numbers() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await roundTrip([false, true], "bool", on: client)
      try await roundTrip([Int16.min, -1, 0, 1, .max], "int2", on: client)
      try await roundTrip([Int32.min, -1, 0, 1, .max], "int4", on: client)
      try await roundTrip([Int64.min, -1, 0, 1, .max], "int8", on: client)
      try await roundTrip([Int.min, -1, 0, 1, .max], "int8", on: client)
      try await roundTrip(
        [
          0, -0.0, 1.5, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
          Double.pi,
        ], "float8", on: client)
      let row = try await client.first("select \(Double.nan), 'NaN'::float4, 1.5::float4")
      let (nan, small, half) = try #require(row).decode(Double.self, Double.self, Double.self)
      #expect(nan.isNaN && small.isNaN && half == 1.5)
    }
  }

  @Test func decimals() async throws {
    let texts = [
      "0", "1", "-1", "0.1", "-0.0001", "9999", "10000", "12345678901234567890123456789012345678",
      "0.00000000000000000001", "1000000000000", "123456.7891", "-99999999.99", "400000000.0001",
    ]
    try await withScratchDatabase(migrated: false) { database in
      let numbers = texts.compactMap { Decimal(string: $0) }
      #expect(numbers.count == texts.count)
      try await roundTrip(numbers, "numeric", on: database.client)
      for (text, number) in zip(texts, numbers) {
        let row = try await database.client.first(
          "select \(text)::numeric = \(number), \(text)::numeric")
        let (equal, read) = try #require(row).decode(Bool.self, Decimal.self)
        #expect(equal && read == number, "\(text)")
      }
      for text in ["NaN", "Infinity", "-Infinity", "123456789012345678901234567890123456789"] {
        let row = try await database.client.first("select \(text)::numeric")
        #expect(throws: PostgresError.self) { try row?.decode(Decimal.self) }
      }
    }
  }

  @Test func texts() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let texts = [
        "", " ", "a", "Объединённая компания «Север»", "中国国际进口博览会", "👩🏽‍🚀🇷🇺🇨🇳", "e\u{301}", "\u{10FFFF}",
        "\\N",
        "{\"a\",NULL}", "\n\t\r\u{1}", String(repeating: "龍", count: 100_000),
      ]
      try await roundTrip(texts, "text", on: client)
      let names = try await client.first(
        "select \(texts)::varchar[], \("Ж")::varchar, 'Ж'::name, 'Ж'::char(2)")
      let (list, text, name, padded) = try #require(names).decode(
        [String].self, String.self, String.self, String.self)
      #expect(list == texts && text == "Ж" && name == "Ж" && padded == "Ж ")
      try await client.execute("create type mood as enum ('sad', 'glad')")
      for mood in Mood.allCases {
        let row = try await client.first(
          "select \(mood)::mood, \(mood)::mood::text, \([mood])::mood[]")
        let (value, text, list) = try #require(row).decode(Mood.self, String.self, [Mood].self)
        #expect(value == mood && text == mood.rawValue && list == [mood])
      }
      try await roundTrip([Level.low, .high], "int4", on: client)
    }
  }

  @Test func bytesAndIdentifiers() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let all = [UInt8](0...255)
      for bytes in [[], [0], all, [UInt8](repeating: 255, count: 1_000_000)] as [[UInt8]] {
        let row = try await client.first("select \(bytes), length(\(bytes)), \(Optional(bytes))")
        let (read, length, optional) = try #require(row).decode(
          [UInt8].self, Int.self, [UInt8]?.self)
        #expect(read == bytes && length == bytes.count && optional == bytes)
      }
      let row = try await client.first("select \([UInt8]?.none), \([all, []])::bytea[]")
      let (none, list) = try #require(row).decode([UInt8]?.self, [[UInt8]].self)
      #expect(none == nil && list == [all, []])
      let zero = try #require(UUID(uuidString: "00000000-0000-0000-0000-000000000000"))
      let full = try #require(UUID(uuidString: "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"))
      try await roundTrip([zero, full, UUID()], "uuid", on: client)
    }
  }

  @Test func moments() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let seconds: [Double] = [
        0, 0.5, -0.5, -31_622_400, 456_789_012.25, -210_866_803_200 + 1, 90_000_000_000,
      ]
      let dates = seconds.map { Date(timeIntervalSinceReferenceDate: $0) }
      try await roundTrip(dates, "timestamptz", on: client)
      let row = try await client.first(
        """
        select '2014-06-30 09:15:00.123456+10'::timestamptz, extract(epoch from \(dates[0]))::int8,
          '2014-06-30'::date, '0044-03-15 BC'::date, '2000-02-29'::date, '1900-03-01'::date,
          'infinity'::date, '12345-12-31'::date
        """)
      let (opening, epoch, day, ides, leap, march, never, far) = try #require(row).decode(
        Date.self, Int.self, String.self, String.self, String.self, String.self, String.self,
        String.self)
      #expect(abs(opening.timeIntervalSince1970 - 1_404_083_700.123456) < 1e-6)
      #expect(epoch == 978_307_200)
      #expect(
        [day, ides, leap, march, never, far] == [
          "2014-06-30", "0044-03-15 BC", "2000-02-29", "1900-03-01", "infinity", "12345-12-31",
        ])
      for text in ["infinity", "-infinity"] {
        let row = try await client.first("select \(text)::timestamptz")
        #expect(throws: PostgresError.self) { try row?.decode(Date.self) }
      }
    }
  }

  @Test func everyDayOfFourCenturiesReadsAsTheServerWritesIt() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let rows = try await database.client.query(
        """
        select day, day::text from (
          select '1850-01-01'::date + n as day from generate_series(0, 146097, 13) as n) as days
        """)
      #expect(rows.count == 11_239)
      for row in rows {
        let (read, written) = try row.decode(String.self, String.self)
        #expect(read == written)
      }
    }
  }

  @Test func documents() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let badges = [
        Badge(name: "", languages: [], seat: nil, issued: Date(timeIntervalSince1970: 0)),
        Badge(
          name: "Ван 王 \"'\\", languages: ["ru", "zh"], seat: 4,
          issued: Date(timeIntervalSince1970: 1_404_083_700)),
      ]
      try await roundTrip(badges.map { JSON($0) }, "jsonb", on: client)
      let row = try await client.first(
        "select \(JSON(["b": 1, "a": 2]))::text, '[1,2]'::json, '{\"a\": [1]}'::jsonb")
      let (text, list, object) = try #require(row).decode(
        String.self, JSON<[Int]>.self, String.self)
      #expect(text == #"{"a": 2, "b": 1}"#)
      #expect(list.value == [1, 2] && object == #"{"a": [1]}"#)
      let wrong = try await client.first("select '{\"name\": 5}'::jsonb")
      let error = #expect(throws: PostgresError.self) { try wrong?.decode(JSON<Badge>.self) }
      #expect(error?.kind == .decode)
    }
  }

  @Test func textsBindToWhatTheirPlaceAsksFor() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let row = try await database.client.first(
        """
        select \("7d444840-9dc0-11d1-b245-5ffdce74fad2")::uuid::text, \("{\"a\": 1}")::jsonb->>'a',
          \("12.50")::numeric::text, \("1 day")::interval::text, \("2014-06-30")::date::text,
          \("42")::int + 1, 'b' = any(\(["a", "b"])), \("9:00")::time::text, upper(\("ж"))
        """)
      let values = try #require(row).decode(
        String.self, String.self, String.self, String.self, String.self, Int.self, Bool.self,
        String.self, String.self)
      #expect(values.0 == "7d444840-9dc0-11d1-b245-5ffdce74fad2")
      #expect([values.1, values.2, values.3, values.4] == ["1", "12.50", "1 day", "2014-06-30"])
      #expect(values.5 == 43 && values.6 && values.7 == "09:00:00" && values.8 == "Ж")
    }
  }
}
