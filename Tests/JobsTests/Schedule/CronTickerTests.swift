import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Cron entries", .timeLimit(.minutes(1)))
struct CronTickerTests {
  private let utc = TimeZone(identifier: "UTC") ?? .gmt

  private func entry(
    _ name: String, _ expression: String = "* * * * *", options: JobOptions = .init(),
    catchUp: CatchUp = .latest
  ) throws -> CronEntry {
    try CronEntry(
      name, expression, timeZone: utc, kind: Kinds.parcel, payload: Parcel(number: 5),
      options: options, catchUp: catchUp)
  }

  /// As if no worker had looked for that long.
  private func sleepThrough(_ minutes: Int, in depot: Depot) async throws {
    try await depot.client.execute(
      """
      update job_crons set evaluated_until = now() - \(minutes) * interval '1 minute',
        next_at = now() - \(minutes) * interval '1 minute'
      """)
  }

  private func tick(_ depot: Depot, knowing names: [String]) async throws -> Int {
    try await CronTicker(client: depot.client, names: names, logger: quietLogger).tick()
  }

  private func tick(_ depot: Depot) async throws -> Int {
    let names = try await depot.queue.crons().map(\.name)
    return try await tick(depot, knowing: names)
  }

  @Test("become jobs that carry their slot, none before the first one is due")
  func carried() async throws {
    try await withDepot { depot in
      let options = JobOptions(queue: "slow", priority: .high, maxAttempts: 4, expo: 12)
      try await depot.queue.declare([try entry("nightly", "@yearly", options: options)])
      #expect(try await tick(depot) == 0)
      try await sleepThrough(400 * 1_440, in: depot)
      #expect(try await tick(depot) == 1)
      #expect(try await tick(depot) == 0)
      let job = try #require(try await depot.queue.jobs().first)
      #expect(try job.payload(of: Kinds.parcel) == Parcel(number: 5))
      #expect((job.queue, job.priority, job.maxAttempts) == ("slow", .high, 4))
      #expect((job.expo, job.createdBy) == (12, "cron:nightly"))
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = utc
      let slot = calendar.dateComponents([.month, .day, .hour, .minute], from: job.scheduledAt)
      #expect(slot == DateComponents(month: 1, day: 1, hour: 0, minute: 0))
      let record = try #require(try await depot.queue.crons().first)
      #expect(
        (record.name, record.expression, record.timeZone) == ("nightly", "@yearly", utc.identifier))
      #expect(record.lastSlot == job.scheduledAt)
      #expect(record.lastJob == job.id)
      #expect(try #require(record.nextAt) > job.scheduledAt)
    }
  }

  @Test(
    "make up for missed slots as told",
    arguments: [
      (CatchUp.skip, 600, 1...1), (.latest, 600, 1...1), (.all(max: 7), 120, 7...7),
      // One more if the minute turns meanwhile.
      (.all(max: 1_000), 120, 120...121),
    ])
  func catchUp(policy: CatchUp, minutes: Int, expected: ClosedRange<Int>) async throws {
    try await withDepot { depot in
      try await depot.queue.declare([try entry("e", catchUp: policy)])
      try await sleepThrough(minutes, in: depot)
      let jobs = try await tick(depot)
      #expect(expected.contains(jobs))
      let slots = try await depot.queue.jobs(JobFilter(limit: 1_000)).map(\.scheduledAt)
      #expect(slots.count == jobs)
      #expect(Set(slots).count == jobs)
      // Those made up for are the latest, without a hole.
      let (first, last) = (try #require(slots.min()), try #require(slots.max()))
      #expect(last.timeIntervalSince(first) == Double(jobs - 1) * 60)
      #expect(Date.now.timeIntervalSince(last) < 120)
    }
  }

  @Test("that are skipped when late make no job of an old slot")
  func skipped() async throws {
    try await withDepot { depot in
      let past = Date.now.addingTimeInterval(-7_200)
      let hour = Calendar(identifier: .gregorian).dateComponents(in: utc, from: past)
      let time = "\(hour.minute ?? 0) \(hour.hour ?? 0) * * *"
      for (policy, expected) in [(CatchUp.skip, 0), (.latest, 1)] {
        try await depot.queue.declare([try entry("once \(expected)", time, catchUp: policy)])
        try await sleepThrough(180, in: depot)
        #expect(try await tick(depot) == expected)
      }
    }
  }

  @Test("become one job a slot however many tickers race")
  func race() async throws {
    try await withDepot { depot in
      let entries = try (0..<3).map { try entry("e\($0)", catchUp: .all(max: 1_000)) }
      try await depot.queue.declare(entries)
      for _ in 0..<3 {
        try await sleepThrough(100, in: depot)
        try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<8 { group.addTask { try await self.tick(depot) } }
          for try await _ in group {}
        }
      }
      // The later rounds owe the slots of the first again, and find them taken.
      let rows = try await depot.client.query(
        """
        select created_by, scheduled_at, count(*) as copies from jobs group by 1, 2
        order by copies desc limit 1
        """)
      #expect(try rows.first?.decode("copies", as: Int64.self) == 1)
      let jobs = try await depot.queue.jobs(JobFilter(limit: 10_000))
      // Three entries, a hundred slots each, and a minute more if one began meanwhile.
      #expect((300...303).contains(jobs.count))
    }
  }

  @Test("join the job of an earlier slot while it is live, if they have a key")
  func overlapping() async throws {
    try await withDepot { depot in
      try await depot.queue.declare([
        try entry("e", options: JobOptions(uniqueKey: "one"), catchUp: .all(max: 5))
      ])
      try await sleepThrough(60, in: depot)
      #expect(try await tick(depot) == 5)
      #expect(try await depot.queue.jobs().count == 1)
    }
  }

  @Test("go on with what they owe when declared again, afresh when their calendar changed")
  func declaredAgain() async throws {
    try await withDepot { depot in
      try await depot.queue.declare([try entry("kept"), try entry("moved"), try entry("gone")])
      try await sleepThrough(10, in: depot)
      try await depot.queue.declare([try entry("kept"), try entry("moved", "@yearly")])
      #expect(try await tick(depot, knowing: ["kept", "moved"]) == 1)
      #expect(try await depot.queue.jobs().map(\.createdBy) == ["cron:kept"])
    }
  }

  @Test("of another version of the program are left to it, and go when nobody has them any more")
  func ofOthers() async throws {
    try await withDepot { depot in
      try await depot.queue.declare([try entry("old")])
      try await sleepThrough(10, in: depot)
      try await depot.queue.declare([try entry("new")])
      #expect(try await depot.queue.crons().map(\.name) == ["new", "old"])
      #expect(try await tick(depot, knowing: ["new"]) == 0)
      // The old version is back, and what the entry owed is still owed.
      #expect(try await tick(depot, knowing: ["old"]) == 1)
      try await depot.client.execute(
        "update job_crons set declared_at = now() - interval '8 days' where name = 'old'")
      try await depot.queue.declare([try entry("new")])
      #expect(try await depot.queue.crons().map(\.name) == ["new"])
    }
  }

  @Test("tell their slots to come")
  func coming() async throws {
    try await withDepot { depot in
      let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
      try await depot.queue.declare([
        try entry("often", "*/10 * * * *"),
        try CronEntry(
          "nightly", "30 2 * * *", timeZone: berlin, kind: Kinds.parcel, payload: Parcel(number: 1)),
      ])
      let slots = try await depot.queue.nextSlots(200)
      #expect(slots.count == 200)
      #expect(slots.map(\.at) == slots.map(\.at).sorted())
      #expect(Set(slots.map(\.entry)) == ["often", "nightly"])
      let nightly = try await depot.queue.nextSlots(3, of: "nightly")
      #expect(nightly.map(\.timeZone) == [String](repeating: "Europe/Berlin", count: 3))
      try await depot.client.transaction { tx in
        try await depot.queue.pauseCron("nightly", true, in: tx)
      }
      #expect(try await depot.queue.nextSlots(3, of: "nightly").isEmpty)
      await #expect(throws: JobError.cronNotFound("x")) {
        _ = try await depot.queue.nextSlots(1, of: "x")
      }
    }
  }

  @Test("can be paused, resumed from now, and run by hand")
  func paused() async throws {
    try await withDepot { depot in
      let queue = depot.queue
      try await queue.declare([try entry("e", "@yearly", catchUp: .all(max: 100))])
      try await depot.client.transaction { tx in try await queue.pauseCron("e", true, in: tx) }
      try await sleepThrough(1_000 * 1_440, in: depot)
      #expect(try await tick(depot) == 0)
      #expect(try await queue.crons().map(\.isPaused) == [true])
      try await depot.client.transaction { tx in try await queue.pauseCron("e", false, in: tx) }
      #expect(try await tick(depot) == 0)
      let enqueued = try await depot.client.transaction { tx in
        try await queue.runCron("e", createdBy: "ada", in: tx)
      }
      #expect(try await queue.job(enqueued.id)?.createdBy == "ada")
      await #expect(throws: JobError.cronNotFound("x")) {
        try await depot.client.transaction { tx in _ = try await queue.runCron("x", in: tx) }
      }
      await #expect(throws: JobError.cronNotFound("x")) {
        try await depot.client.transaction { tx in try await queue.pauseCron("x", true, in: tx) }
      }
    }
  }

  @Test("are declared, ticked and worked off by a worker")
  func worked() async throws {
    try await withDepot { depot in
      var registry = depot.effectRegistry
      registry.schedule(try entry("e"))
      try await withWorkers(depot.worker(registry), depot.worker(registry)) {
        try await eventually { try await depot.queue.crons().count == 1 }
        try await sleepThrough(10, in: depot)
        try await eventually { try await depot.effects() == [5] }
      }
    }
  }
}
