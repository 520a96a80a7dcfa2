import Foundation
import TestSupport
import Testing
import Timetabling

@testable import Expo

@Suite("Where a meeting could be", .timeLimit(.minutes(3)))
struct SlotOptionsTests {
  @Test(
    "a slot is open exactly when trying every table, interpreter and team finds a place",
    arguments: 1...12)
  func trying(_ seed: UInt64) throws {
    var random = RandomPlanning(seed: seed)
    let data = random.data()
    let wishes = Pairing(data).wishes
    let mapping = try ProblemMapping(data, wishes: wishes)
    let solution = Solver(mapping.problem, SolverOptions(seed: seed, stepLimit: 300)).solve()
    let plan = mapping.meetings(of: solution.timetable)
    let rules = MeetingRules(data)
    for wish in wishes.prefix(6) {
      let standing = plan.filter { $0.pair != wish.pair }
      let draft = PlannedMeeting(
        pair: wish.pair, slot: data.slots[0].id, durationSlots: wish.durationSlots,
        table: data.tables[0].id, interpreter: nil, teamA: 1, teamB: 1, rank: wish.rank,
        sector: wish.sector)
      let people = wish.needsInterpreter ? data.interpreters : nil
      let options = SlotOptions(
        data, draft: draft, current: nil, standing: standing, past: nil, people: people
      ).all()
      let choice = PlacementChoice(
        rules: rules, standing: standing, tables: data.tables.map(\.id),
        interpreters: people.map { $0.map { $0.id } } ?? [nil])
      for (slot, option) in zip(data.slots, options) {
        var tried = draft
        tried.slot = slot.id
        let found = if case .success = choice.place(tried) { true } else { false }
        #expect(option.isOpen == found, "\(wish.pair) in \(slot.code): \(option.reasons)")
        #expect(option.isOpen == option.reasons.isEmpty)
      }
    }
  }

  @Test("a meeting that is held sees its own slot, the open ones, and what closes the others")
  func held() async throws {
    try await withTimetables { timetables in
      try await timetables.draft(RuleCase.sound.plan, idle: 2, moves: 1)
      try await timetables.publish(Timetables.expo)
      let meetings = Meetings(context: timetables.context)
      let all = try await meetings.list(Timetables.expo, MeetingFilter(firm: "RU12"))
      let options = try await meetings.options(all[0].id, expo: Timetables.expo)
      #expect(options.filter(\.isCurrent).map(\.slot) == ["d1s3"])
      let first = try #require(options.first)
      #expect(first.reasons.map { $0[.english] } == ["CN21 meets RU11"])
      let open = options.filter { $0.isOpen && !$0.isCurrent }
      #expect(!open.isEmpty)
      for option in open {
        try await meetings.move(
          all[0].id, expo: Timetables.expo,
          to: MeetingMove(slot: option.slot, table: option.table, interpreter: option.interpreter),
          isDryRun: true)
      }
    }
  }

  @Test("two meetings change places; what cannot be held there is refused and nothing moves")
  func swap() async throws {
    try await withTimetables { timetables in
      try await timetables.draft(RuleCase.sound.plan, idle: 2, moves: 1)
      try await timetables.publish(Timetables.expo)
      let meetings = Meetings(context: timetables.context)
      let before = try await meetings.list(Timetables.expo)
      let one = try #require(before.first { $0.a.code == "RU11" && $0.b.code == "CN22" })
      let other = try #require(before.first { $0.a.code == "RU12" && $0.b.code == "CN21" })
      let swapped = try await meetings.swap(one.id, other.id, expo: Timetables.expo)
      #expect(swapped.map(\.slot) == [other.slot, one.slot])
      #expect(swapped.map(\.table.code) == [other.table.code, one.table.code])
      #expect(swapped.map(\.lock) == [.organiser, .organiser])
      #expect(swapped[0].interpreter?.code == "I31")
      let reserved = try await timetables.context.reservations()
      #expect(reserved.filter { $0.hasPrefix("T3") } == ["T3: 01 10:00–10:30"])
      let long = try #require(before.first { $0.durationSlots == 2 })
      await #expect(throws: MeetingError.self) {
        try await meetings.swap(long.id, one.id, expo: Timetables.expo)
      }
      let after = try await meetings.list(Timetables.expo)
      #expect(after.map(\.sequence).reduce(0, +) == 2)
      let report = try await timetables.verify(Timetables.expo)
      #expect(report.verdict == .proved, "\(report.checks)")
    }
  }
}
