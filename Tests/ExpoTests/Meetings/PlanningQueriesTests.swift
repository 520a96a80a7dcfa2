import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Reading the planning data", .timeLimit(.minutes(3)))
struct PlanningQueriesTests {
  private typealias Fixture = PlanningFixture

  private func load(
    from client: PostgresClient, firms: [Identifier<Participation>]? = nil
  ) async throws -> PlanningData {
    try await client.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: "test-expo", in: tx)
      return try await PlanningQueries.load(edition, firms: firms, in: tx)
    }
  }

  @Test("what was written is read")
  func roundTrip() async throws {
    var data = RuleCase.sound.data
    data.firms[0] = Fixture.person(
      11, ["ru"], cap: 3,
      busy: [Fixture.range(0, (9, 0), (9, 30)), Fixture.range(1, (8, 0), (9, 5))])
    data.interpreters[1] = Fixture.interpreter(
      32, sectors: ["FOR"], days: [CalendarDay("2014-07-02")!], cleared: false,
      busy: [Fixture.range(0, (9, 0), (10, 0))], station: Fixture.table(2))
    data.tables[2] = PlanningTable(
      id: Fixture.table(103), code: "T3", hall: Fixture.table(2), maxRank: 9, seats: 4,
      closures: [Fixture.range(0, (10, 0), (10, 5))])
    try await withScratchDatabase { database in
      try await data.insert(into: database.client)
      #expect(try await load(from: database.client) == data)
    }
  }

  @Test("only the firms asked for and their requests are read")
  func scope() async throws {
    try await withScratchDatabase { database in
      try await RuleCase.sound.data.insert(into: database.client)
      let firms = [Fixture.firm(11), Fixture.firm(21)]
      let data = try await load(from: database.client, firms: firms)
      #expect(data.firms.map(\.id) == firms)
      #expect(data.requests.map(\.id) == [1])
      #expect(data.tables.count == 4)
    }
  }

  @Test("whoever is not approved and what is withdrawn takes no part")
  func absent() async throws {
    try await withScratchDatabase { database in
      try await RuleCase.sound.data.insert(into: database.client)
      try await database.client.execute(
        """
        insert into participation_states (expo_id, participation_id, after, actor, reason)
        select expo_id, id, 'withdrawn', 'tester', 'ill' from participations where id in (11, 31)
        """)
      try await database.client.execute(
        "update meeting_requests set withdrawn_at = now() where id = 3")
      let data = try await load(from: database.client)
      #expect(data.firms.map(\.id.rawValue) == [12, 13, 21, 22, 23, 24])
      #expect(data.interpreters.map(\.id.rawValue) == [32, 33])
      #expect(Pairing(data).wishes.map(\.pair.b.rawValue) == [22, 23])
    }
  }

  @Test("a table is closed with everything above it, by closure, programme and closed days")
  func closures() async throws {
    try await withScratchDatabase { database in
      try await RuleCase.sound.data.insert(into: database.client)
      let hour = Fixture.range(0, (14, 0), (15, 0))
      try await database.client.transaction { tx in
        try await tx.execute(
          """
          insert into spaces (expo_id, id, code, kind, open_dates) overriding system value
          values (1, 9, 'VENUE', 'venue', '[2014-07-01,2014-07-02)')
          """)
        try await tx.execute("update spaces set parent_id = 9 where kind = 'hall' and id <> 3")
        try await tx.execute(
          """
          insert into space_closures (expo_id, space_id, during)
          values (1, 1, tstzrange(null, \(Fixture.at(0, 9, 10))))
          """)
        try await tx.execute(
          """
          insert into programme_items (expo_id, code, space_id, kind, names, during)
          values (1, 'FORUM', 9, 'forum', '{"en": "Forum"}',
            tstzrange(\(hour.start), \(hour.end)))
          """)
      }
      let data = try await load(from: database.client)
      let dayTwo = Fixture.range(1, (9, 0), (15, 0))
      let morning = Fixture.range(0, (9, 0), (9, 10))
      #expect(
        data.tables.map(\.closures) == [
          [morning, hour, dayTwo], [morning, hour, dayTwo], [hour, dayTwo], [],
        ])
    }
  }

  @Test("a station is the hall it is or holds, or none above several")
  func stations() async throws {
    try await withScratchDatabase { database in
      try await RuleCase.sound.data.insert(into: database.client)
      try await database.client.execute(
        """
        insert into spaces (expo_id, id, code, kind) overriding system value
        values (1, 9, 'VENUE', 'venue'), (1, 8, 'FORUM', 'forum')
        """)
      try await database.client.execute("update spaces set parent_id = 9 where kind = 'hall'")
      let cases: [(Int64, Int64?)] = [(1, 1), (101, 1), (9, nil), (8, 8)]
      for (station, hall) in cases {
        try await database.client.execute(
          "update interpreters set station_id = \(station) where participation_id = 31")
        let data = try await load(from: database.client)
        #expect(data.interpreters[0].station?.rawValue == hall)
        #expect(data.halls.map(\.id.rawValue) == (station == 8 ? [1, 2, 3, 8] : [1, 2, 3]))
      }
    }
  }

  @Test("a stand is a hall of its own, no walk from where it is, with its tables or as one")
  func stands() async throws {
    try await withScratchDatabase { database in
      try await RuleCase.sound.data.insert(into: database.client)
      try await database.client.execute(
        """
        insert into spaces (expo_id, id, parent_id, code, kind) overriding system value
        values (1, 8, 2, 'B-8', 'booth'), (1, 9, 2, 'B-9', 'booth'), (1, 91, 9, 'B-9-1', 'table'),
          (1, 92, 9, 'B-9-2', 'table'), (1, 7, 2, 'B-7', 'booth')
        """)
      try await database.client.execute(
        "update participations set stand_id = case id when 11 then 8 else 9 end where id in (11, 12)"
      )
      let data = try await load(from: database.client)
      #expect(data.halls.filter(\.isStand).map(\.code) == ["B-8", "B-9"])
      #expect(data.tables.filter(\.isStand).map(\.code) == ["B-8", "B-9-1", "B-9-2"])
      #expect(data.tables.filter(\.isStand).map(\.hall.rawValue) == [8, 9, 9])
      #expect(data.firms.prefix(3).map(\.stand?.rawValue) == [8, 9, nil])
      let index = PlanningIndex(data)
      #expect(index.minutes(from: Fixture.table(8), to: Fixture.table(2)) == 0)
      #expect(index.minutes(from: Fixture.table(8), to: Fixture.table(9)) == 0)
      #expect(index.minutes(from: Fixture.table(1), to: Fixture.table(9)) == 10)
    }
  }

  @Test("walks are closed under ways round and filled with the farthest")
  func walks() {
    let halls = [1, 2, 3, 4].map { Fixture.table($0) }
    let measured = [
      HallWalk(from: halls[0], to: halls[1], minutes: 10),
      HallWalk(from: halls[1], to: halls[0], minutes: 12),
      HallWalk(from: halls[0], to: halls[2], minutes: 3),
      HallWalk(from: halls[2], to: halls[1], minutes: 4),
    ]
    #expect(
      HallWalks.complete(measured, between: halls).map(\.minutes) == [7, 3, 7, 4, 7, 7])
    #expect(HallWalks.complete([], between: halls) == [])
  }
}
