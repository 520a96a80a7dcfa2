import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Changing meetings by hand", .timeLimit(.minutes(3)))
struct ChangeMeetingTests {
  private typealias Fixture = PlanningFixture
  private static let expo = "test-expo"

  private func withTwoMeetings(
    _ body: (Context, Meetings, Meeting, Meeting) async throws -> Void
  ) async throws {
    try await withPlanningDatabase { context in
      let meetings = Meetings(context: context)
      let one = try await meetings.book(
        NewMeeting("RU11", "CN21", slot: "d1s1", lock: .none), expo: Self.expo)
      let other = try await meetings.book(
        NewMeeting("RU12", "CN21", slot: "d1s2", lock: .none), expo: Self.expo)
      try await body(context, meetings, one, other)
    }
  }

  private func refusal(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch {
      return (error as? MeetingError)?.code ?? "\(error)"
    }
  }

  @Test("a move changes place and sequence, fixes the meeting and moves its reservations")
  func move() async throws {
    try await withTwoMeetings { context, meetings, one, _ in
      let moved = try await meetings.move(
        one.id, expo: Self.expo, to: MeetingMove(slot: "d2s5", table: "T2", interpreter: "I33"))
      #expect(moved.slot == "d2s5")
      #expect(moved.table.code == "T2")
      #expect(moved.interpreter?.code == "I33")
      #expect(moved.start == Fixture.at(1, 14, 30))
      #expect(moved.sequence == 1)
      #expect(moved.lock == .organiser)
      let found10 = try await context.reservations()
      #expect(
        found10 == [
          "CN21/1: 01 09:30–10:00", "CN21/1: 02 14:30–15:00", "I33/1: 02 14:30–15:00",
          "RU11/1: 02 14:30–15:00", "RU12/1: 01 09:30–10:00", "T1: 01 09:30–10:00",
          "T2: 02 14:30–15:00",
        ])
      let audit = try await context.audit()
      #expect(audit.last == "meeting.move \(one.id)")
    }
  }

  @Test("a meeting may move over part of its own time")
  func overlap() async throws {
    try await withPlanningDatabase { context in
      let meetings = Meetings(context: context)
      let long = try await meetings.book(
        NewMeeting("RU11", "CN23", slot: "d1s1"), expo: Self.expo)
      let moved = try await meetings.move(long.id, expo: Self.expo, to: MeetingMove(slot: "d1s2"))
      #expect(moved.start == Fixture.at(0, 9, 30))
      #expect(moved.end == Fixture.at(0, 10, 25))
    }
  }

  @Test("a dry move keeps everything as it was")
  func dryMove() async throws {
    try await withTwoMeetings { context, meetings, one, other in
      let before = try await context.reservations()
      _ = try await meetings.move(
        one.id, expo: Self.expo, to: MeetingMove(slot: "d2s1"), isDryRun: true)
      let found1 = try await meetings.list(Self.expo)
      #expect(found1 == [one, other])
      let found2 = try await context.reservations()
      #expect(found2 == before)
    }
  }

  private static let refusedMoves: [(MeetingMove, String)] = [
    (MeetingMove(slot: "d1s2"), "meeting.double_booked"),
    (MeetingMove(table: "T3"), "meeting.breaks_rules"),
    (MeetingMove(table: "V1"), "meeting.breaks_rules"),
    (MeetingMove(slot: "d1s9"), "slot.unknown"),
    (MeetingMove(), "meeting.nothing_to_move"),
    (MeetingMove(table: "T1"), "meeting.nothing_to_move"),
  ]

  @Test("a move to where it cannot be is refused and changes nothing")
  func refusedMove() async throws {
    try await withTwoMeetings { context, meetings, one, _ in
      let before = try await context.reservations()
      for (move, code) in Self.refusedMoves {
        let refused = await refusal {
          _ = try await meetings.move(one.id, expo: Self.expo, to: move)
        }
        #expect(refused == code, "\(move)")
      }
      let after = try await context.reservations()
      #expect(after == before)
    }
  }

  @Test("what is locked for protocol moves and falls only with leave")
  func vip() async throws {
    try await withTwoMeetings { _, meetings, one, _ in
      try await meetings.lock(one.id, expo: Self.expo, level: .vip)
      let move = MeetingMove(slot: "d2s1")
      let refusedMove = await refusal {
        _ = try await meetings.move(one.id, expo: Self.expo, to: move)
      }
      let refusedCancel = await refusal {
        _ = try await meetings.cancel(one.id, expo: Self.expo, reason: "no")
      }
      #expect(refusedMove == "meeting.vip_locked")
      #expect(refusedCancel == "meeting.vip_locked")
      let moved = try await meetings.move(one.id, expo: Self.expo, to: move, allowsVIP: true)
      #expect(moved.lock == .vip)
    }
  }

  @Test("locks are set, lifted and audited once")
  func locks() async throws {
    try await withTwoMeetings { context, meetings, one, _ in
      let found4 = try await meetings.lock(one.id, expo: Self.expo).lock
      #expect(found4 == .organiser)
      let found5 = try await meetings.lock(one.id, expo: Self.expo).sequence
      #expect(found5 == 0)
      let found6 = try await meetings.unlock(one.id, expo: Self.expo).lock
      #expect(found6 == LockLevel.none)
      let audit = Array(try await context.audit().suffix(2))
      #expect(audit == ["meeting.lock \(one.id)", "meeting.unlock \(one.id)"])
    }
  }

  @Test("a cancelled meeting frees its place and is not changed again")
  func cancel() async throws {
    try await withTwoMeetings { context, meetings, one, other in
      let cancelled = try await meetings.cancel(one.id, expo: Self.expo, reason: "flight late")
      #expect(cancelled.state == .cancelled)
      #expect(cancelled.sequence == 1)
      #expect(cancelled.cancelReason == "flight late")
      let found7 = try await meetings.list(Self.expo)
      #expect(found7 == [other])
      let found8 = try await meetings.list(Self.expo, MeetingFilter(state: nil)).count
      #expect(found8 == 2)
      let found9 = try await context.reservations().count
      #expect(found9 == 3)
      let again = await refusal {
        _ = try await meetings.cancel(one.id, expo: Self.expo, reason: "again")
      }
      #expect(again == "meeting.cancelled")
      let next = try await meetings.book(
        NewMeeting("RU11", "CN21", slot: "d1s1"), expo: Self.expo)
      #expect(next.table == one.table)
    }
  }

  private static let lists: [(MeetingFilter, Int?)] = [
    (MeetingFilter(firm: "RU11"), 1), (MeetingFilter(firm: "CN21"), 2),
    (MeetingFilter(table: "T1"), 2), (MeetingFilter(table: "T2"), 0),
    (MeetingFilter(interpreter: "I31"), 1), (MeetingFilter(day: CalendarDay("2014-07-01")), 2),
    (MeetingFilter(day: CalendarDay("2014-07-02")), 0), (MeetingFilter(delegation: "CN-HL"), 2),
    (MeetingFilter(state: .cancelled), 0), (MeetingFilter(firm: "RU99"), nil),
    (MeetingFilter(table: "HALL-1"), nil), (MeetingFilter(delegation: "XX"), nil),
  ]

  @Test("lists by firm, table, interpreter, day, delegation; a wrong code is an error")
  func lists() async throws {
    try await withTwoMeetings { _, meetings, _, _ in
      for (filter, count) in Self.lists {
        let found = try? await meetings.list(Self.expo, filter).count
        #expect(found == count, "\(filter)")
      }
    }
  }
}
