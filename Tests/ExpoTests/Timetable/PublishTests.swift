import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Publishing a timetable", .timeLimit(.minutes(3)))
struct PublishTests {
  private typealias Fixture = PlanningFixture
  private static let expo = Timetables.expo

  private static let plan = [
    Fixture.meeting(12, 21, slot: 1), Fixture.meeting(13, 22, slot: 1, table: 102),
    Fixture.meeting(13, 23, slot: 2),
  ]

  private func refusal(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch {
      return (error as? any ExpoFailure)?.code ?? "\(error)"
    }
  }

  @Test("a first publication makes meetings and reservations of all entries")
  func first() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.draft(Self.plan)
      let receipt = try await timetables.publish(Self.expo)
      #expect(
        receipt
          == PublishReceipt(
            version: 1, replaced: nil, added: 3, moved: 0, cancelled: 0, unchanged: 0))
      let meetings = try await Meetings(context: timetables.context).list(Self.expo)
      #expect(meetings.map(\.slot) == ["d1s1", "d1s1", "d1s2"])
      #expect(meetings.map(\.sequence) == [0, 0, 0])
      let reserved = try await timetables.context.reservations()
      #expect(
        reserved == [
          "CN21/1: 01 09:00–09:30", "CN22/1: 01 09:00–09:30", "CN23/1: 01 09:30–10:00",
          "RU12/1: 01 09:00–09:30", "RU13/1: 01 09:00–09:30", "RU13/1: 01 09:30–10:00",
          "T1: 01 09:00–09:30", "T1: 01 09:30–10:00", "T2: 01 09:00–09:30",
        ])
      let summary = try await timetables.show(Self.expo)
      #expect(summary.status == .published)
      #expect(summary.publishedAt != nil)
      let audit = try await timetables.context.audit()
      #expect(audit == ["schedule.publish 1"])
    }
  }

  @Test("the next one moves, adds and cancels only what differs; two meetings may swap places")
  func next() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.draft(Self.plan)
      try await timetables.publish(Self.expo)
      let meetings = Meetings(context: timetables.context)
      let before = try await meetings.list(Self.expo)
      // The two meetings of the first slot swap tables, the third goes, one with an interpreter comes.
      _ = try await timetables.draft(
        [
          Fixture.meeting(12, 21, slot: 1, table: 102),
          Fixture.meeting(13, 22, slot: 1, table: 101),
          Fixture.meeting(11, 22, slot: 4, interpreter: 31),
        ])
      let receipt = try await timetables.publish(Self.expo)
      #expect(
        receipt
          == PublishReceipt(
            version: 2, replaced: 1, added: 1, moved: 2, cancelled: 1, unchanged: 0))
      let after = try await meetings.list(Self.expo)
      #expect(after.map(\.a.code) == ["RU13", "RU12", "RU11"])
      #expect(after.map(\.table.code) == ["T1", "T2", "T1"])
      #expect(after.map(\.sequence) == [1, 1, 0])
      #expect(Set(after.prefix(2).map(\.id)) == Set(before.prefix(2).map(\.id)))
      let cancelled = try await meetings.list(Self.expo, MeetingFilter(state: .cancelled))
      #expect(cancelled.map(\.cancelReason) == ["not in timetable 2"])
      let reserved = try await timetables.context.reservations()
      #expect(reserved.count == 10)
      let diff = try await timetables.diff(Self.expo, from: 1, to: 2)
      #expect(diff.added.map(\.a.code) == ["RU11"])
      #expect(diff.removed.map(\.b.code) == ["CN23"])
      #expect(diff.moved.map(\.to.table.code) == ["T1", "T2"])
      #expect(diff.changed.isEmpty)
      #expect(diff.unchanged == 0)
      let versions = try await timetables.versions(Self.expo)
      #expect(versions.map(\.status) == [.published, .superseded])
      // What was called off and comes back counts its changes on.
      _ = try await timetables.draft(Self.plan)
      try await timetables.publish(Self.expo)
      let again = try await meetings.list(Self.expo, MeetingFilter(firm: "CN23"))
      #expect(again.map(\.sequence) == [2])
    }
  }

  @Test("a dry run counts and keeps nothing")
  func dryRun() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.draft(Self.plan)
      let receipt = try await timetables.publish(Self.expo, isDryRun: true)
      #expect(receipt.added == 3)
      let reserved = try await timetables.context.reservations()
      #expect(reserved.isEmpty)
      let summary = try await timetables.show(Self.expo)
      #expect(summary.status == .draft)
    }
  }

  @Test("only a draft is published, and only once")
  func once() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.draft(Self.plan)
      try await timetables.publish(Self.expo, version: 1)
      let again = await refusal { try await timetables.publish(Self.expo, version: 1) }
      #expect(again == "timetable.not_draft")
      let unknown = await refusal { try await timetables.publish(Self.expo, version: 9) }
      #expect(unknown == "timetable.unknown_version")
    }
  }

  @Test("of two publishing at once, one waits and is refused")
  func race() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.draft(Self.plan)
      let codes = await withTaskGroup(of: String?.self) { group in
        for _ in 0..<4 {
          group.addTask { await refusal { try await timetables.publish(Self.expo, version: 1) } }
        }
        return await group.reduce(into: []) { $0.append($1 ?? "published") }
      }
      #expect(
        codes.sorted() == [
          "published", "timetable.not_draft", "timetable.not_draft", "timetable.not_draft",
        ])
    }
  }

  @Test("a locked meeting is never touched: a draft that has it elsewhere is refused")
  func locked() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.draft(Self.plan)
      let meetings = Meetings(context: timetables.context)
      let own = try await meetings.book(
        NewMeeting("RU12", "CN21", slot: "d2s4", lock: .vip), expo: Self.expo)
      let refused = await refusal { try await timetables.publish(Self.expo) }
      #expect(refused == "timetable.locked_elsewhere")
      var plan = Self.plan
      plan[0] = Fixture.meeting(12, 21, slot: 9, lock: .vip)
      _ = try await timetables.draft(plan)
      let receipt = try await timetables.publish(Self.expo)
      #expect(receipt.unchanged == 1)
      let now = try await meetings.show(own.id, expo: Self.expo)
      #expect(now == own)
    }
  }

  @Test("a draft that breaks rules by now, or collides with the programme, is refused as a whole")
  func refused() async throws {
    try await withTimetables { timetables in
      let database = timetables.context.database
      _ = try await timetables.draft(Self.plan)
      try await database.transaction { tx in
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
          select 1, r.id, i.id, i.during from resources r, programme_items i
          """)
      }
      let collides = await refusal { try await timetables.publish(Self.expo) }
      #expect(collides == "timetable.collides")
      try await database.execute(
        """
        insert into meeting_requests (expo_id, id, code, from_id, to_id, preference)
        overriding system value values (1, 9, 'R9', 21, 12, 'no')
        """)
      let outdated = await refusal { try await timetables.publish(Self.expo) }
      #expect(outdated == "timetable.outdated")
      let meetings = try await Meetings(context: timetables.context).list(Self.expo)
      #expect(meetings.isEmpty)
    }
  }
}
