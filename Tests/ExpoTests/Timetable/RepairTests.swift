import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

/// Something that happens to a published timetable, and what a repair makes of it.
struct RepairCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let sql: SQL
  /// `moved RU12–CN21`, in the order of the report.
  let changes: [String]
  /// The proven least number of meetings that move or go.
  let least: Int
  /// The firms that have to be told.
  let told: [String]

  static let all = [
    RepairCase(
      testDescription: "an interpreter falls ill at 9:30",
      sql: """
        insert into availabilities (expo_id, participation_id, during)
        values (1, 31, '[2014-07-01 09:30+08,2014-07-03 00:00+08)')
        """,
      changes: ["reassigned RU11–CN22", "reassigned RU11–CN23"], least: 0,
      told: ["CN22", "CN23", "RU11"]),
    RepairCase(
      testDescription: "a hall is closed",
      sql: """
        insert into space_closures (expo_id, space_id, during)
        values (1, 2, '[2014-07-01 00:00+08,2014-07-03 00:00+08)')
        """,
      changes: ["moved RU12–CN21"], least: 1, told: ["CN21", "RU12"]),
    RepairCase(
      testDescription: "a table is closed for one slot",
      sql: """
        insert into space_closures (expo_id, space_id, during)
        values (1, 101, '[2014-07-01 09:00+08,2014-07-01 09:30+08)')
        """,
      changes: ["reassigned RU11–CN21"], least: 0, told: ["CN21", "RU11"]),
    RepairCase(
      testDescription: "a firm comes a day late",
      sql: """
        insert into availabilities (expo_id, participation_id, during)
        values (1, 23, '[2014-07-01 00:00+08,2014-07-02 00:00+08)')
        """,
      changes: ["moved RU13–CN23"], least: 1, told: ["CN23", "RU13"]),
    RepairCase(
      testDescription: "a firm withdraws",
      sql: """
        insert into participation_states (expo_id, participation_id, after, actor, reason)
        values (1, 12, 'withdrawn', 'tester', 'sold')
        """,
      changes: ["dropped RU12–CN21"], least: 1, told: ["CN21", "RU12"]),
    RepairCase(
      testDescription: "a firm does not want to meet another any more",
      sql: """
        insert into meeting_requests (expo_id, id, code, from_id, to_id, preference)
        overriding system value values (1, 99, 'V', 21, 12, 'no')
        """,
      changes: ["dropped RU12–CN21"], least: 1, told: ["CN21", "RU12"]),
    RepairCase(
      testDescription: "a firm takes one meeting a day",
      sql: "update participations set daily_cap = 1 where id = 21",
      changes: ["moved RU11–CN21"], least: 0, told: ["CN21", "RU11"]),
    RepairCase(
      testDescription: "two firms wish to meet",
      sql: """
        insert into meeting_requests (expo_id, id, code, from_id, to_id, preference)
        overriding system value values (1, 99, 'N', 12, 22, 'must')
        """,
      changes: ["added RU12–CN22"], least: 0, told: ["CN22", "RU12"]),
  ]
}

@Suite("Repairing a timetable", .timeLimit(.minutes(3)))
struct RepairTests {
  private static let expo = Timetables.expo

  private static var options: ScheduleOptions {
    var options = ScheduleOptions.repair
    options.timeLimit = nil
    options.steps = 4_000
    return options
  }

  @Test(
    "what cannot stand finds another place, nobody else is touched, and the draft is proved",
    arguments: RepairCase.all)
  func event(_ event: RepairCase) async throws {
    try await withTimetables { timetables in
      try await timetables.draft(RuleCase.sound.plan, idle: 2, moves: 1)
      try await timetables.publish(Self.expo)
      try await timetables.context.database.transaction { tx in try await tx.script(event.sql) }
      let trial = try await timetables.tryRun(Self.expo, Self.options)
      let changes = try #require(trial.changes)
      let found = changes.meetings.map { "\($0.kind.rawValue) \($0.a.code)–\($0.b.code)" }
      #expect(found == event.changes)
      #expect(changes.counts.least == event.least)
      #expect(changes.told.filter { $0.kind == "firm" }.map(\.code) == event.told)
      let versions = try await timetables.versions(Self.expo)
      #expect(versions.map(\.version) == [1])

      let outcome = try await timetables.compute(Self.options)
      #expect(outcome.changes == changes.counts)
      let draft = try await timetables.verify(Self.expo, version: 2)
      #expect(draft.verdict == .proved, "\(draft.checks)")
      let receipt = try await timetables.publish(Self.expo)
      #expect(receipt.moved == changes.counts.moved + changes.counts.reassigned)
      #expect(receipt.cancelled == changes.counts.dropped)
      #expect(receipt.added == changes.counts.added)
      let published = try await timetables.verify(Self.expo)
      #expect(published.verdict == .proved, "\(published.checks)")
      let again = try await timetables.compute(Self.options)
      #expect(!again.isNew)
    }
  }

  @Test("what has begun stays whatever is said of it later, and nothing is put into the past")
  func past() async throws {
    try await withTimetables { timetables in
      try await timetables.draft(RuleCase.sound.plan, idle: 2, moves: 1)
      try await timetables.publish(Self.expo)
      try await timetables.context.database.execute(
        """
        insert into availabilities (expo_id, participation_id, during)
        values (1, 31, '[2014-07-01 00:00+08,2014-07-02 00:00+08)'),
          (1, 21, '[2014-07-01 00:00+08,2014-07-01 12:00+08)')
        """)
      var options = Self.options
      options.asOf = PlanningFixture.at(0, 9, 20)
      let outcome = try await timetables.compute(options)
      let changes = try #require(try await timetables.changes(Self.expo, version: outcome.version))
      let found = changes.meetings.map { "\($0.kind.rawValue) \($0.a.code)–\($0.b.code)" }
      #expect(found == ["reassigned RU11–CN22", "moved RU12–CN21"])
      let begun = try await timetables.entries(Self.expo, version: outcome.version)
        .filter { $0.start < PlanningFixture.at(0, 9, 20) }
      #expect(begun.map(\.a.code) == ["RU11"])
      #expect(begun.map(\.interpreter?.code) == ["I31"])
      let draft = try await timetables.verify(Self.expo, version: outcome.version)
      #expect(draft.verdict == .proved, "\(draft.checks)")
      try await timetables.publish(Self.expo)
      let published = try await timetables.verify(Self.expo)
      #expect(published.verdict == .proved, "\(published.checks)")
    }
  }

  @Test("a locked meeting keeps its time and its lock, and gets another interpreter")
  func locked() async throws {
    try await withTimetables { timetables in
      try await timetables.draft(RuleCase.sound.plan, idle: 2, moves: 1)
      try await timetables.publish(Self.expo)
      let meetings = Meetings(context: timetables.context)
      let held = try await meetings.list(Self.expo, MeetingFilter(firm: "CN22"))
      let first = try #require(held.first { $0.a.code == "RU11" })
      try await meetings.lock(first.id, expo: Self.expo)
      try await timetables.context.database.execute(
        """
        insert into availabilities (expo_id, participation_id, during)
        values (1, 31, '[2014-07-01 09:30+08,2014-07-01 10:00+08)')
        """)
      _ = try await timetables.compute(Self.options)
      try await timetables.publish(Self.expo)
      let after = try await meetings.show(first.id, expo: Self.expo)
      #expect(after.slot == first.slot)
      let other = try #require(after.interpreter?.code)
      #expect(other != "I31")
      #expect(after.lock == .organiser)
      let published = try await timetables.verify(Self.expo)
      #expect(published.verdict == .proved, "\(published.checks)")
    }
  }

  @Test("a policy publishes what it allows and leaves the rest a draft with the reason")
  func policy() async throws {
    try await withTimetables { timetables in
      try await timetables.draft(RuleCase.sound.plan, idle: 2, moves: 1)
      try await timetables.publish(Self.expo)
      try await timetables.context.database.execute(
        """
        insert into space_closures (expo_id, space_id, during)
        values (1, 2, '[2014-07-01 00:00+08,2014-07-03 00:00+08)')
        """)
      var options = Self.options
      options.publishPolicy = PublishPolicy("moves<=0,no-vip")
      let refused = try await timetables.compute(options)
      #expect(
        refused.publication
          == Publication(isPublished: false, reason: "1 meetings move, more than 0"))
      options.publishPolicy = PublishPolicy("moves<=1,drops<=0")
      options.isForced = true
      let allowed = try await timetables.compute(options)
      #expect(allowed.publication == Publication(isPublished: true, reason: nil))
      let versions = try await timetables.versions(Self.expo)
      #expect(versions.map(\.status) == [.published, .draft, .superseded])
    }
  }

  @Test(
    "policies are read as people write them",
    arguments: [
      ("moves<=5,no-vip", true), ("drops<=0", true), ("no-vip", true), ("", false),
      ("moves<5", false), ("moves<=-1", false), ("moves<=5,", false), ("vip", false),
    ])
  func policies(_ text: String, _ isPolicy: Bool) {
    let policy = PublishPolicy(text)
    #expect((policy != nil) == isPolicy)
    if let policy { #expect(policy.description == text) }
  }

  @Test("filling gaps leaves every meeting where it is")
  func gaps() async throws {
    try await withTimetables { timetables in
      let plan = RuleCase.sound.plan.filter { $0.pair.a != PlanningFixture.firm(12) }
      try await timetables.draft(plan, idle: 2)
      try await timetables.publish(Self.expo)
      var options = Self.options
      options.mode = .gaps
      let outcome = try await timetables.compute(options)
      #expect(outcome.placed == 6)
      #expect(outcome.changes?.added == 1)
      #expect(outcome.changes?.unchanged == 5)
      #expect(outcome.changes?.moves == 0)
      let draft = try await timetables.verify(Self.expo, version: outcome.version)
      #expect(draft.verdict == .proved, "\(draft.checks)")
    }
  }

  @Test("a rollback publishes a copy, changes only what differs, and is proved")
  func rollback() async throws {
    try await withTimetables { timetables in
      try await timetables.draft(RuleCase.sound.plan, idle: 2, moves: 1)
      try await timetables.publish(Self.expo)
      let plan = RuleCase.sound.plan.filter { $0.pair.a != PlanningFixture.firm(12) }
      try await timetables.draft(plan, idle: 2)
      try await timetables.publish(Self.expo)
      let dry = try await timetables.rollback(Self.expo, to: 1, isDryRun: true)
      let receipt = try await timetables.rollback(Self.expo, to: 1)
      #expect(dry == receipt)
      #expect(
        receipt
          == PublishReceipt(
            version: 3, replaced: 2, added: 1, moved: 0, cancelled: 0, unchanged: 5))
      let report = try await timetables.verify(Self.expo)
      #expect(report.version == 3)
      #expect(report.verdict == .proved, "\(report.checks)")
      let diff = try await timetables.diff(Self.expo, from: 1, to: 3)
      #expect(diff.unchanged == 6)
    }
  }

  @Test("a search that is stopped keeps what it has found")
  func stop() async throws {
    try await withTimetables { timetables in
      var options = ScheduleOptions(timeLimit: .seconds(600))
      options.isForced = true
      // Meanwhile nothing can be stored, so the run is on even if its search has ended by itself.
      let run = try await timetables.context.database.transaction { tx in
        try await tx.execute("select from expos where code = \(Self.expo) for no key update")
        let run = Task { [options] in try await timetables.compute(options) }
        try await eventually("the search is on") {
          try await timetables.stopRun(Self.expo) != nil
        }
        return run
      }
      let found = try await run.value
      #expect(found.isNew)
      #expect(found.placed == 6)
      let left = try await timetables.context.database.first("select from schedule_stops")
      #expect(left == nil)
    }
  }
}
