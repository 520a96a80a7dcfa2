import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Enqueueing", .timeLimit(.minutes(1)))
struct EnqueueTests {
  @Test("vanishes with the transaction that rolls back, stays with the one that commits")
  func transactional() async throws {
    try await withDepot { depot in
      await #expect(throws: Mishap.self) {
        try await depot.client.transaction { tx in
          _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 1), in: tx)
          throw Mishap()
        }
      }
      #expect(try await depot.queue.jobs().isEmpty)
      let enqueued = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 2))
      #expect(enqueued.isNew)
      #expect(try await depot.queue.jobs().map(\.id) == [enqueued.id])
    }
  }

  @Test("keeps everything the options say")
  func options() async throws {
    try await withDepot { depot in
      let when = Date(timeIntervalSince1970: 2_000_000_000.25)
      let options = JobOptions(
        runAt: when, queue: "slow", priority: .low, maxAttempts: 7, uniqueKey: "k", expo: 42,
        createdBy: "ada", traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 3), options).id
      let job = try #require(try await depot.queue.job(id))
      #expect(try job.payload(of: Kinds.parcel) == Parcel(number: 3))
      #expect(job.kind == "parcel.send")
      #expect(job.state == .ready)
      #expect(job.runAt == when)
      #expect(job.scheduledAt == when)
      #expect((job.queue, job.priority, job.maxAttempts) == ("slow", .low, 7))
      #expect((job.uniqueKey, job.expo, job.createdBy) == ("k", 42, "ada"))
      #expect(job.traceparent == options.traceparent)
      #expect(job.faults.isEmpty)
    }
  }

  @Test("keeps what few jobs have, and a deadline to the microsecond", arguments: [1, 2])
  func seldomOptions(count: Int) async throws {
    try await withDepot { depot in
      // One by one, and together: two or more of a list go by COPY, one does not.
      let deadline = Date(timeIntervalSince1970: 2_000_000_000.000_007)
      let options = JobOptions(
        limitKey: "mail:example.org", deadline: deadline, expo: 42, createdBy: "ada",
        traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
      for _ in 0..<count {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 3), options)
      }
      try await depot.client.transaction { tx in
        let parcels = (0..<count).map { (payload: Parcel(number: $0), options: options) }
        _ = try await depot.queue.enqueue(many: parcels, of: Kinds.parcel, in: tx)
      }
      let rows = try await depot.client.query(
        """
        select expo_id, created_by, traceparent, limit_key,
          (extract(epoch from deadline) * 1000000)::bigint as deadline
        from job_tickets
        """)
      #expect(rows.count == 2 * count)
      for row in rows {
        let (expo, creator, trace, limit, until) = try row.decode(
          Int64.self, String.self, String.self, String.self, Int64.self)
        #expect((expo, creator, limit) == (42, "ada", "mail:example.org"))
        #expect(trace == options.traceparent && until == 2_000_000_000_000_007)
      }
    }
  }

  @Test("joins the live job with the same key, and makes a new one once that has ended")
  func uniqueKey() async throws {
    try await withDepot { depot in
      let options = JobOptions(uniqueKey: "expo 1", expo: 1)
      let first = try await depot.queue.enqueue(Kinds.parcel, Parcel(), options)
      #expect(try await depot.queue.enqueue(Kinds.parcel, Parcel(), options) == .existing(first.id))
      // Another expo and another kind have keys of their own; so have jobs of no expo.
      for other in [JobOptions(uniqueKey: "expo 1", expo: 2), JobOptions(uniqueKey: "expo 1")] {
        let made = try await depot.queue.enqueue(Kinds.parcel, Parcel(), other)
        #expect(made.isNew)
        #expect(
          try await depot.queue.enqueue(Kinds.parcel, Parcel(), other) == .existing(made.id))
      }
      #expect(try await depot.queue.enqueue(Kinds.other, Parcel(), options).isNew)

      let context = try await depot.claim()
      #expect(context.jobID == first.id)
      #expect(try await depot.queue.enqueue(Kinds.parcel, Parcel(), options) == .existing(first.id))
      try await depot.client.transaction { tx in try await context.finish(in: tx) }
      #expect(try await depot.queue.enqueue(Kinds.parcel, Parcel(), options).isNew)
    }
  }

  @Test("of the same key from many sides makes one job")
  func uniqueRace() async throws {
    try await withDepot { depot in
      let outcomes = try await withThrowingTaskGroup(of: Enqueued.self) { group in
        for _ in 0..<32 {
          group.addTask {
            try await depot.queue.enqueue(Kinds.parcel, Parcel(), JobOptions(uniqueKey: "one"))
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter(\.isNew).count == 1)
      #expect(Set(outcomes.map(\.id)).count == 1)
    }
  }

  @Test("many at once answers in order and counts repeated keys once")
  func many() async throws {
    try await withDepot { depot in
      let soon = Date(timeIntervalSince1970: 2_000_000_000)
      let jobs = (0..<4_100).map { number in
        (
          payload: Parcel(number: number),
          options: JobOptions(
            runAt: number == 7 ? soon : nil, uniqueKey: number % 2 == 0 ? "k\(number / 4)" : nil)
        )
      }
      let outcomes = try await depot.client.transaction { tx in
        try await depot.queue.enqueue(many: jobs, of: Kinds.parcel, in: tx)
      }
      #expect(outcomes.count == 4_100)
      #expect(outcomes.filter(\.isNew).count == 2_050 + 1_025)
      #expect(outcomes[2] == .existing(outcomes[0].id))
      #expect(outcomes[7].isNew)
      let seventh = try #require(try await depot.queue.job(outcomes[7].id))
      #expect(try seventh.payload(of: Kinds.parcel) == Parcel(number: 7))
      #expect(seventh.runAt == soon)
    }
  }

  @Test("many that differ by their payloads only keep what they share and their order")
  func manyAlike() async throws {
    try await withDepot { depot in
      let notes = ["one", "two\twith \\ and\na line", "", "четыре \\N"]
      let options = JobOptions(
        queue: "post", priority: .high, maxAttempts: 2, deadline: Date(timeIntervalSince1970: 4e9),
        expo: 9, createdBy: "a\tb", traceparent: nil)
      let ids = try await depot.client.transaction { tx in
        try await depot.queue.enqueue(many: notes, of: Self.note, options, in: tx).map(\.id)
      }
      #expect(ids == ids.sorted { $0.rawValue < $1.rawValue })
      for (id, note) in zip(ids, notes) {
        let job = try #require(try await depot.queue.job(id))
        #expect(try job.payload(of: Self.note) == note)
        #expect(job.queue == "post" && job.priority == .high && job.maxAttempts == 2)
        #expect(job.expo == 9 && job.createdBy == "a\tb" && job.state == .ready)
      }
      // With a key of their own payload they go another way.
      let twice = try await depot.client.transaction { tx in
        try await depot.queue.enqueue(
          many: ["x", "y", "x"], of: Self.note, JobOptions(unique: JobUnique()), in: tx)
      }
      #expect(twice.map(\.isNew) == [true, true, false])
    }
  }

  private static let note = JobKind<String>("test.note")

  @Test("counts by queue, and lists by filter")
  func looking() async throws {
    try await withDepot { depot in
      let queue = depot.queue
      let waiting = try await queue.enqueue(Kinds.parcel, Parcel()).id
      _ = try await queue.enqueue(Kinds.parcel, Parcel(), JobOptions(delay: .seconds(3600)))
      let withdrawn = try await queue.enqueue(Kinds.other, Parcel(), JobOptions(expo: 9)).id
      try await queue.cancel(withdrawn)
      let counts = try await queue.counts()
      #expect(counts.map(\.queue) == ["default", "other"])
      #expect(counts.map(\.ready) == [1, 0])
      #expect(counts.map(\.scheduled) == [1, 0])
      #expect(counts.map(\.cancelled) == [0, 1])
      #expect(counts[0].oldestDue == (try await queue.job(waiting))?.runAt)
      #expect(try await queue.jobs(JobFilter(states: [.cancelled])).map(\.id) == [withdrawn])
      #expect(try await queue.jobs(JobFilter(kind: "parcel.other")).map(\.id) == [withdrawn])
      #expect(try await queue.jobs(JobFilter(expo: 9)).map(\.id) == [withdrawn])
      #expect(try await queue.jobs(JobFilter(before: withdrawn, limit: 5)).count == 2)
      #expect(try await queue.jobs(JobFilter(queue: "nowhere")).isEmpty)
    }
  }
}
