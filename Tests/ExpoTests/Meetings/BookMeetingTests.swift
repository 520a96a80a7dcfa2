import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Booking by hand", .timeLimit(.minutes(3)))
struct BookMeetingTests {
  private typealias Fixture = PlanningFixture

  @Test("table, team and interpreter are found and reserved with the buffer")
  func book() async throws {
    try await withPlanningDatabase { context in
      let meeting = try await Meetings(context: context).book(
        NewMeeting("CN21", "RU11", slot: "d1s1"), expo: "test-expo")
      #expect(meeting.a.code == "RU11")
      #expect(meeting.b.code == "CN21")
      #expect(meeting.table.code == "T1")
      #expect(meeting.table.hall == "HALL-1")
      #expect(meeting.interpreter?.code == "I31")
      #expect(meeting.sector == "ENE")
      #expect(meeting.start == Fixture.at(0, 9, 0))
      #expect(meeting.end == Fixture.at(0, 9, 25))
      #expect(meeting.lock == .organiser)
      #expect(meeting.sequence == 0)
      let found10 = try await context.reservations()
      #expect(
        found10 == [
          "CN21/1: 01 09:00–09:30", "I31/1: 01 09:00–09:30", "RU11/1: 01 09:00–09:30",
          "T1: 01 09:00–09:30",
        ])
      let found1 = try await context.audit()
      #expect(found1 == ["meeting.book \(meeting.id)"])
      let found2 = try await Meetings(context: context).list("test-expo")
      #expect(found2 == [meeting])
    }
  }

  @Test("a dry run tells the same and keeps nothing")
  func dryRun() async throws {
    try await withPlanningDatabase { context in
      let meetings = Meetings(context: context)
      let dry = try await meetings.book(
        NewMeeting("RU11", "CN23", slot: "d1s1"), expo: "test-expo", isDryRun: true)
      #expect(dry.durationSlots == 2)
      let found3 = try await meetings.list("test-expo")
      #expect(found3 == [])
      let found4 = try await context.reservations()
      #expect(found4 == [])
      let found5 = try await context.audit()
      #expect(found5 == [])
    }
  }

  @Test("of 64 at one table and slot one wins and 63 learn who it is")
  func sixtyFour() async throws {
    var data = Fixture.data
    data.firms = (0..<64).flatMap { number in
      [Fixture.person(1000 + number, ["zh"]), Fixture.person(2000 + number, ["zh"])]
    }.sorted { $0.id < $1.id }
    try await withPlanningDatabase(data) { context in
      let outcomes = await withTaskGroup(of: Result<Meeting, any Error>.self) { group in
        for number in 0..<64 {
          group.addTask {
            do {
              let new = NewMeeting(
                "CN\(1000 + number)", "CN\(2000 + number)", slot: "d1s1", table: "T1")
              return .success(try await Meetings(context: context).book(new, expo: "test-expo"))
            } catch {
              return .failure(error)
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      let winners = outcomes.compactMap { try? $0.get() }
      #expect(winners.count == 1)
      let winner = try #require(winners.first)
      for case .failure(let error) in outcomes {
        let failure = try #require(error as? MeetingError)
        #expect(failure.kind == .conflict)
        #expect(
          failure.message == "table T1 is taken by \(winner.a.code)–\(winner.b.code) at table T1, "
            + "2014-07-01 09:00 to 09:30")
      }
      let found6 = try await Meetings(context: context).list("test-expo")
      #expect(found6 == [winner])
      let found7 = try await context.reservations().count
      #expect(found7 == 3)
    }
  }

  @Test("without a table named, concurrent bookings spread over the tables there are")
  func spread() async throws {
    var data = Fixture.data
    data.firms = (0..<8).flatMap { number in
      [Fixture.person(1000 + number, ["zh"]), Fixture.person(2000 + number, ["zh"])]
    }.sorted { $0.id < $1.id }
    try await withPlanningDatabase(data) { context in
      let tables = await withTaskGroup(of: String?.self) { group in
        for number in 0..<8 {
          group.addTask {
            let new = NewMeeting("CN\(1000 + number)", "CN\(2000 + number)", slot: "d1s1")
            return try? await Meetings(context: context).book(new, expo: "test-expo").table.code
          }
        }
        return await group.reduce(into: []) { $0.append($1) }.compactMap { $0 }
      }
      #expect(tables.sorted() == ["T1", "T2", "T3"])
    }
  }

  @Test("what the rules do not know of is refused by the database's constraint, by name")
  func constraint() async throws {
    try await withPlanningDatabase { context in
      try await context.database.transaction { tx in
        try await tx.execute(
          "insert into resources (expo_id, kind, space_id) values (1, 'space', 101)")
        try await tx.execute(
          """
          insert into programme_items (expo_id, code, space_id, kind, names, during)
          values (1, 'GALA', 3, 'gala', '{"en": "Gala"}', '[2014-07-01 09:10+08,2014-07-01 09:40+08)')
          """)
        try await tx.execute(
          """
          insert into reservations (expo_id, resource_id, programme_item_id, during)
          select 1, r.id, i.id, i.during from resources r, programme_items i where r.space_id = 101
          """)
      }
      await #expect {
        try await Meetings(context: context).book(
          NewMeeting("RU12", "CN21", slot: "d1s1", table: "T1"), expo: "test-expo")
      } throws: { error in
        (error as? MeetingError)?.message == "table T1 is taken by GALA, 2014-07-01 09:10 to 09:40"
      }
      let found8 = try await context.audit()
      #expect(found8 == [])
    }
  }

  private static let refusals: [(NewMeeting, String, FailureKind)] = [
    (NewMeeting("RU11", "RU11", slot: "d1s1"), "meeting.one_firm_twice", .invalid),
    (NewMeeting("RU11", "CN99", slot: "d1s1"), "enterprise.unknown", .notFound),
    (NewMeeting("RU11", "CN21", slot: "d9s1"), "slot.unknown", .notFound),
    (NewMeeting("RU11", "CN21", slot: "d1s1", table: "T9"), "table.unknown", .notFound),
    (NewMeeting("RU11", "CN21", slot: "d1s1", interpreter: "I9"), "interpreter.unknown", .notFound),
    (NewMeeting("RU12", "CN24", slot: "d1s1"), "meeting.breaks_rules", .conflict),
    (NewMeeting("RU11", "CN21", slot: "d1s1", table: "V1"), "meeting.breaks_rules", .conflict),
    (
      NewMeeting("RU11", "CN21", slot: "d1s1", interpreter: "I32"), "meeting.breaks_rules",
      .conflict
    ),
    (NewMeeting("RU11", "CN23", slot: "d1s3"), "meeting.breaks_rules", .conflict),
  ]

  @Test("bad bookings are refused with their reason and leave nothing behind")
  func refused() async throws {
    try await withPlanningDatabase { context in
      for (new, code, kind) in Self.refusals {
        await #expect("\(code)") {
          try await Meetings(context: context).book(new, expo: "test-expo")
        } throws: { error in
          guard let failure = error as? MeetingError else { return false }
          return failure.code == code && failure.kind == kind
        }
      }
      let reserved = try await context.reservations()
      #expect(reserved.isEmpty)
    }
  }

  @Test("the same two firms do not meet twice")
  func twice() async throws {
    try await withPlanningDatabase { context in
      let meetings = Meetings(context: context)
      try await meetings.book(NewMeeting("RU12", "CN21", slot: "d1s1"), expo: "test-expo")
      await #expect {
        try await meetings.book(NewMeeting("RU12", "CN21", slot: "d1s2"), expo: "test-expo")
      } throws: { error in
        (error as? MeetingError)?.message == "RU12–CN21 meet already"
      }
    }
  }

  @Test("a second team takes a second meeting at the same time, a third one is refused")
  func teams() async throws {
    try await withPlanningDatabase { context in
      let meetings = Meetings(context: context)
      let first = try await meetings.book(
        NewMeeting("RU13", "CN22", slot: "d1s1"), expo: "test-expo")
      let second = try await meetings.book(
        NewMeeting("RU13", "CN23", slot: "d1s1"), expo: "test-expo")
      #expect(first.teamA == 1)
      #expect(second.teamA == 2)
      await #expect {
        try await meetings.book(NewMeeting("RU13", "CN24", slot: "d1s1"), expo: "test-expo")
      } throws: { error in
        (error as? MeetingError)?.code == "meeting.double_booked"
      }
    }
  }
}
