import Foundation
import Jobs
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Computing a timetable", .timeLimit(.minutes(3)))
struct RunTimetableTests {
  private typealias Fixture = PlanningFixture
  private static let expo = Timetables.expo

  @Test("a run makes a draft that keeps every rule, with bound, reasons and audit in one commit")
  func run() async throws {
    try await withTimetables { timetables in
      let outcome = try await timetables.compute()
      #expect(outcome.isNew)
      #expect(outcome.version == 1)
      #expect(outcome.wishes == 6)
      #expect(outcome.placed == 6)
      #expect(outcome.weight == 18)
      #expect(outcome.bound >= outcome.weight)
      let summary = try await timetables.show(Self.expo)
      #expect(summary.version == 1)
      #expect(summary.status == .draft)
      #expect(summary.placed == 6)
      #expect(summary.tableUse == ScheduleUse(used: 7, available: 40))
      #expect(summary.interpreterUse?.used == 4)
      #expect(summary.busiestFirms.map(\.firm.code) == ["RU11", "CN21", "CN22", "CN23", "RU13"])
      #expect(summary.busiestFirms.map(\.meetings) == [3, 2, 2, 2, 2])
      let entries = try await timetables.entries(Self.expo)
      #expect(entries.count == 6)
      let audit = try await timetables.context.audit()
      #expect(audit == ["schedule.run 1"])
      try await timetables.context.database.transaction { tx in
        let edition = try await EditionQueries.find(code: Self.expo, in: tx)
        let plan = try await TimetableQueries.planned(1, of: edition.id, in: tx).map(\.plan)
        let data = try await PlanningQueries.load(edition, in: tx)
        #expect(MeetingRules.violations(of: plan, in: data) == [])
      }
    }
  }

  @Test("the same input is not computed twice, unless it is asked for by force")
  func unchanged() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.compute()
      let again = try await timetables.compute()
      #expect(!again.isNew)
      #expect(again.version == 1)
      let jobs = try await timetables.runs(Self.expo)
      #expect(jobs.map(\.state) == ["done"])
      var forced = Timetables.options
      forced.isForced = true
      let third = try await timetables.compute(forced)
      #expect(third.isNew)
      #expect(third.version == 2)
      let diff = try await timetables.diff(Self.expo, from: 1, to: 2)
      #expect(diff.unchanged == 6)
      let versions = try await timetables.versions(Self.expo)
      #expect(versions.map(\.version) == [2, 1])
    }
  }

  @Test("what publishing locks is no new input, what people move is")
  func protocolLocks() async throws {
    try await withTimetables { timetables in
      let database = timetables.context.database
      let meetings = Meetings(context: timetables.context)
      try await meetings.book(
        NewMeeting("RU13", "CN24", slot: "d1s1", table: "T1", lock: .vip), expo: Self.expo)
      try await database.execute(
        "update meeting_requests set rank = 3 where id = 3")
      _ = try await timetables.compute()
      try await timetables.publish(Self.expo)
      let locked = try await meetings.list(Self.expo).filter { $0.lock == .vip }
      #expect(Set(locked.map(\.a.code)) == ["RU12", "RU13"])
      let again = try await timetables.compute()
      #expect(!again.isNew)
      #expect(again.version == 1)

      try await database.execute(
        "update meeting_requests set preference = 'meet' where id = 4")
      let wished = try await timetables.compute()
      #expect(wished.version == 2)
      let asked = try await timetables.compute()
      #expect(asked.version == 2)
      try await timetables.publish(Self.expo)
      let published = try await timetables.compute()
      #expect(!published.isNew)
      #expect(published.version == 2)

      let one = try #require(locked.first { $0.a.code == "RU12" })
      try await meetings.move(
        one.id, expo: Self.expo, to: MeetingMove(table: one.table.code == "V1" ? "T1" : "V1"),
        allowsVIP: true)
      let moved = try await timetables.compute()
      #expect(moved.isNew)
      #expect(moved.version == 3)
    }
  }

  @Test("names do not matter, wishes and availability do")
  func changes() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.compute()
      let database = timetables.context.database
      try await database.execute("update party_names set name = name || ' Ltd.'")
      let renamed = try await timetables.compute()
      #expect(!renamed.isNew)
      try await database.execute(
        "update meeting_requests set preference = 'meet' where id = 4")
      let wished = try await timetables.compute()
      #expect(wished.version == 2)
      try await database.execute(
        """
        insert into availabilities (expo_id, participation_id, during)
        values (1, 22, '[2014-07-02 08:00+08,2014-07-02 18:00+08)')
        """)
      let away = try await timetables.compute()
      #expect(away.version == 3)
    }
  }

  @Test("a second request while one is live gets the same job")
  func live() async throws {
    try await withTimetables { timetables in
      let first = try await timetables.requestRun(Self.expo, Timetables.options)
      guard case .enqueued(let job, true) = first else {
        Issue.record("\(first)")
        return
      }
      let second = try await timetables.requestRun(Self.expo, Timetables.options)
      #expect(second == .enqueued(job: job, isNew: false))
      try await timetables.work()
      let status = try await timetables.run(job)
      #expect(status.isOver)
      #expect(status.outcome?.version == 1)
      await #expect(throws: TimetableError.self) { try await timetables.run(job + 1_000) }
    }
  }

  @Test("locked meetings stay where they are, also at a table of their own")
  func locked() async throws {
    try await withTimetables { timetables in
      let meetings = Meetings(context: timetables.context)
      try await meetings.book(
        NewMeeting("RU12", "CN21", slot: "d2s4", table: "T2", lock: .vip), expo: Self.expo)
      try await meetings.book(
        NewMeeting("RU13", "CN24", slot: "d1s1", table: "T1"), expo: Self.expo)
      let outcome = try await timetables.compute()
      #expect(outcome.wishes == 7)
      #expect(outcome.placed == 7)
      let entries = try await timetables.entries(Self.expo, ScheduleFilter(firm: "RU12"))
      #expect(entries.map(\.slot) == ["d2s4"])
      #expect(entries.map(\.table.code) == ["T2"])
      #expect(entries.map(\.lock) == [.vip])
    }
  }

  @Test("locked meetings that cannot stand are named before anything is computed")
  func lockedConflict() async throws {
    try await withTimetables { timetables in
      try await Meetings(context: timetables.context).book(
        NewMeeting("RU12", "CN21", slot: "d1s1"), expo: Self.expo)
      try await timetables.context.database.execute(
        """
        insert into availabilities (expo_id, participation_id, during)
        values (1, 21, '[2014-07-01 08:00+08,2014-07-01 18:00+08)')
        """)
      await #expect {
        try await timetables.requestRun(Self.expo)
      } throws: { error in
        guard let failure = error as? TimetableError else { return false }
        return failure.kind == .infeasible
          && failure.message.hasPrefix(
            "the locked meeting RU12–CN21 cannot stand: CN21 is away from 2014-07-01 ")
      }
    }
  }

  @Test("Of locked meetings that clash, as few as possible are named")
  func clash() {
    var data = Fixture.data
    data.firms[0].dailyCap = 2
    data.interpreters = [Fixture.interpreter(31, perDay: 90)]
    data.requests = (1...4).map { Fixture.request($0, 11, 20 + $0) }
    data.locked = (1...4).map {
      Fixture.meeting(11, 20 + $0, slot: $0, interpreter: 31, lock: .organiser)
    }
    #expect(
      LockedClash(data)?.text
        == "the locked meetings RU11–CN21, RU11–CN22 and RU11–CN23 cannot all stand: "
        + "RU11 has 3 meetings on 2014-07-01, more than 2; "
        + "interpreter I31 works 90 minutes in a row from 2014-07-01 09:00, more than 60")
    data.firms[0].dailyCap = nil
    data.interpreters[0].maxMinutesPerDay = 360
    #expect(LockedClash(data)?.meetings == ["RU11–CN21", "RU11–CN22", "RU11–CN23"])
    data.locked.removeFirst()
    #expect(LockedClash(data) == nil)
  }

  @Test("A solve that keeps every core busy leaves the worker's signs of life going")
  func heartbeat() async throws {
    try await withTimetables { timetables in
      let database = timetables.context.database
      // What comes first for being sold has no bound that the search could reach and be over.
      try await database.execute("update participations set sold_meetings = 1 where id = 21")
      var options = ScheduleOptions(timeLimit: .seconds(600), threads: 4)
      options.isForced = true
      guard case .enqueued(let job, _) = try await timetables.requestRun(Self.expo, options) else {
        return
      }
      var registry = JobRegistry()
      TimetableJobs.register(in: &registry, database: database)
      var configuration = JobWorkerConfiguration(queues: ["timetable": 1])
      configuration.heartbeat = .milliseconds(250)
      let worker = JobWorker(
        client: database, registry: registry, configuration: configuration, logger: quietLogger)
      let work = Task { try await worker.runUntilIdle() }
      defer { work.cancel() }
      try await eventually("the search reports") {
        try await timetables.run(job).progress?.phase == "improvement"
      }
      var beats = Set<String>()
      try await eventually("the worker was heard of ten times while it searched") {
        let row = try await database.first("select max(beat_at)::text as beat from job_workers")
        if let beat = try row?.decode("beat", as: String?.self) { beats.insert(beat) }
        return beats.count >= 10
      }
      let status = try await timetables.run(job)
      #expect(status.state == "running")
      #expect(status.attempts == 1)
      _ = try await timetables.stopRun(Self.expo)
      _ = try await work.value
      let outcome = try #require(try await timetables.run(job).outcome)
      #expect(outcome.placed == 6)
      let report = try await timetables.verify(Self.expo, version: outcome.version)
      #expect(report.verdict == .proved, "\(report.checks)")
    }
  }

  @Test("Meetings that were sold come first, and who lacks some is shown")
  func sold() async throws {
    var data = RuleCase.sound.data
    data.interpreters = [Fixture.interpreter(31, days: [Fixture.slots[0].day], perDay: 60)]
    try await withTimetables(data) { timetables in
      _ = try await timetables.compute()
      let plain = try await timetables.entries(Self.expo, ScheduleFilter(firm: "RU11"))
      #expect(plain.map(\.b.code) == ["CN23"], "the weightiest")
      try await timetables.context.database.execute(
        "update participations set sold_meetings = case id when 24 then 9 else 2 end where id in (21, 22, 24)"
      )
      let outcome = try await timetables.compute()
      #expect(outcome.isNew)
      let entries = try await timetables.entries(
        Self.expo, version: outcome.version, ScheduleFilter(firm: "RU11"))
      #expect(Set(entries.map(\.b.code)) == ["CN21", "CN22"])
      let sold = try await timetables.show(Self.expo).soldMeetings
      #expect(sold.map(\.firm.code) == ["CN24", "CN21", "CN22"])
      #expect(sold.map(\.missing) == [9, 0, 0])
      let report = try await timetables.verify(Self.expo, version: outcome.version)
      #expect(report.verdict == .proved, "\(report.checks)")
    }
  }

  @Test("an input that changes during the computation is computed again")
  func changedMeanwhile() async throws {
    try await withTimetables { timetables in
      let database = timetables.context.database
      guard
        case .enqueued(let job, _) = try await timetables.requestRun(
          Self.expo, Timetables.options)
      else { return }
      var registry = JobRegistry()
      registry.register(TimetableJobs.run) { payload, context in
        let run = RunTimetable(database: database, run: payload, job: context)
        guard context.attempt == 1 else { return try await run.perform() }
        let (snapshot, _) = try await run.read()
        try await database.execute("update meeting_requests set preference = 'meet' where id = 4")
        try await run.complete(snapshot)
      }
      let worker = JobWorker(
        client: database, registry: registry,
        configuration: JobWorkerConfiguration(queues: ["timetable": 1]), logger: quietLogger)
      try await eventually {
        _ = try await worker.runUntilIdle()
        return try await timetables.run(job).isOver
      }
      let status = try await timetables.run(job)
      #expect(status.attempts == 2)
      #expect(status.fault == "the input changed while the timetable was computed")
      #expect(status.outcome?.version == 1)
      #expect(status.outcome?.weight == 15)
      let versions = try await timetables.versions(Self.expo)
      #expect(versions.count == 1)
    }
  }

  @Test("what has no place is explained in codes and days")
  func explain() async throws {
    var data = RuleCase.sound.data
    data.interpreters = [Fixture.interpreter(31, days: [CalendarDay("2014-07-01")!], row: 30)]
    data.requests.removeAll { $0.id == 4 }
    data.firms = data.firms.map {
      $0.id == Fixture.firm(22)
        ? Fixture.person(22, ["zh"], busy: [Fixture.range(0, (8, 0), (18, 0))]) : $0
    }
    try await withTimetables(data) { timetables in
      let outcome = try await timetables.compute()
      let all = try await timetables.explain(Self.expo)
      #expect(outcome.placed + all.count == 5)
      let pair = try await timetables.explain(Self.expo, .pair("CN22", "RU11"))
      #expect(pair.map(\.reason) == ["interpreters_full"])
      #expect(
        pair.first?.sentences.map { $0[.english] } == [
          "every interpreter for ru-zh is busy, away or at the limit on 2014-07-02 (5 slots)"
        ])
      let long = try await timetables.explain(Self.expo, .pair("RU11", "CN23"))
      #expect(long.map(\.a.code) == ["RU11"])
      let first = try await timetables.explain(Self.expo, .first)
      #expect(first.map(\.b.code) == ["CN23"])
      let firm = try await timetables.explain(Self.expo, .firm("CN22"))
      #expect(firm.count == 1)
      await #expect(throws: TimetableError.self) {
        try await timetables.explain(Self.expo, .pair("RU12", "CN21"))
      }
      await #expect(throws: MeetingError.self) {
        try await timetables.explain(Self.expo, .firm("XX"))
      }
    }
  }

  @Test("entries and reasons of a version are never changed, and weights stay within the bound")
  func immutable() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.compute()
      for statement: SQL in [
        "update schedule_entries set table_id = 102", "delete from schedule_entries",
        "update schedule_versions set weight = bound + 1",
      ] {
        await #expect(throws: PostgresError.self) {
          try await timetables.context.database.execute(statement)
        }
      }
    }
  }

  @Test("asking for what is not there names it")
  func missing() async throws {
    try await withTimetables { timetables in
      func code(_ body: () async throws -> Void) async -> String? {
        do {
          try await body()
          return nil
        } catch {
          return (error as? any ExpoFailure)?.code
        }
      }
      let unknown = await code { _ = try await timetables.show("no-expo") }
      #expect(unknown == "expo.unknown")
      let none = await code { _ = try await timetables.entries(Self.expo) }
      #expect(none == "timetable.none")
      let unpublished = await code { _ = try await timetables.diff(Self.expo) }
      #expect(unpublished == "timetable.none")
      let number = await code { _ = try await timetables.show(Self.expo, version: 3) }
      #expect(number == "timetable.unknown_version")
    }
  }
}
