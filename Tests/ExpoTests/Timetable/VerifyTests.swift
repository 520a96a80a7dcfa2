import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Proving a timetable again", .timeLimit(.minutes(3)))
struct VerifyTests {
  private typealias Fixture = PlanningFixture
  private static let expo = Timetables.expo

  /// Takes what was tried back out of the database.
  private struct Undo: Error {}

  @Test("a published timetable is proved, and every change behind its back is noticed")
  func corruptions() async throws {
    try await withTimetables { timetables in
      try await timetables.draft(RuleCase.sound.plan, idle: 2, moves: 1)
      try await timetables.publish(Self.expo)
      let report = try await timetables.verify(Self.expo)
      #expect(report.verdict == .proved, "\(report.checks)")
      #expect(report.weight == 18)
      #expect(report.provenBound == 18)
      #expect(
        report.checks.map(\.name) == [
          "rules", "wishes", "figures", "bound", "live", "reservations", "live_rules",
        ])
      #expect(report.notes.isEmpty)
      #expect(Corruption.all.count >= 20)
      for corruption in Corruption.all {
        do {
          try await timetables.context.database.transaction { tx in
            try await tx.script(corruption.sql)
            let edition = try await EditionQueries.find(code: Self.expo, in: tx)
            let report = try await Timetables.verify(nil, of: edition, in: tx)
            let failed = report.checks.filter { $0.holds == false }.map(\.name)
            #expect(failed == corruption.noticed, "\(corruption.name): \(report.checks)")
            #expect(report.verdict == .failed, "\(corruption.name)")
            throw Undo()
          }
        } catch is Undo {}
      }
      let after = try await timetables.verify(Self.expo)
      #expect(after.verdict == .proved)
    }
  }

  @Test(
    "a draft is proved without the live meetings; changes by hand are noted; new wishes outdate")
  func byHand() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.compute()
      let draft = try await timetables.verify(Self.expo)
      #expect(draft.verdict == .proved)
      #expect(draft.checks.map(\.name) == ["rules", "wishes", "figures", "bound"])
      try await timetables.publish(Self.expo)
      let meetings = Meetings(context: timetables.context)
      let all = try await meetings.list(Self.expo)
      let moved = try #require(all.first { $0.a.code == "RU12" && $0.b.code == "CN21" })
      try await meetings.move(moved.id, expo: Self.expo, to: MeetingMove(slot: "d2s5"))
      let gone = try #require(all.first { $0.a.code == "RU13" })
      try await meetings.cancel(gone.id, expo: Self.expo, reason: "ill")
      try await meetings.book(NewMeeting("RU13", "CN24", slot: "d2s4"), expo: Self.expo)
      let report = try await timetables.verify(Self.expo)
      #expect(report.verdict == .proved, "\(report.checks)")
      #expect(
        Set(report.notes) == [
          "RU12–CN21 was moved by hand", "RU13–\(gone.b.code) was called off by hand",
          "RU13–CN24 was booked by hand",
        ])
      try await timetables.context.database.execute(
        "insert into meeting_requests (expo_id, id, code, from_id, to_id, preference) overriding system value values (1, 99, 'N', 12, 23, 'meet')"
      )
      let outdated = try await timetables.verify(Self.expo)
      #expect(outdated.verdict == .outdated)
      #expect(outdated.provenBound == nil)
      #expect(
        outdated.checks.filter { $0.holds == nil }.map(\.name) == ["wishes", "figures", "bound"])
    }
  }
}
