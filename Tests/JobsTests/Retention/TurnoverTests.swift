import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Turning the log over", .timeLimit(.minutes(1)))
struct TurnoverTests {
  private static let day = Duration.seconds(86_400)

  /// Lays partitions for two months ago and moves all there is there, as if it had been then.
  private func age(_ depot: Depot) async throws {
    let from = Date(
      timeIntervalSince1970: ((Date.now.timeIntervalSince1970 / 86_400).rounded(.down) - 60)
        * 86_400)
    for parent in LogPartition.Parent.allCases {
      try await depot.queue.lay(
        LogPartition(parent, from: from, to: from.addingTimeInterval(86_400)))
    }
    let then: SQL = "\(from)::timestamptz + interval '1 hour'"
    for (table, column) in [
      ("job_tickets", "issued_at"), ("job_ends", "issued_at"), ("job_leases", "at"),
      ("job_done", "at"),
    ] {
      try await depot.client.execute(
        "update \(ident: table) set \(ident: column) = \(then)")
    }
    try await depot.client.execute("update job_ends set at = \(then)")
  }

  private func count(_ table: String, _ depot: Depot) async throws -> Int {
    try await depot.client.query("select count(*) from \(ident: table)")[0].decode(Int.self)
  }

  private func registry() -> JobRegistry {
    var registry = JobRegistry()
    registry.register(Kinds.parcel) { parcel, _ in
      if parcel.number == 13 { throw JobFailure.discard(reason: "no") }
    }
    return registry
  }

  @Test("old partitions go with what ended in them, and nothing that lives is lost")
  func turnsOver() async throws {
    try await withDepot { depot in
      let queue = depot.queue
      for number in [1, 2, 13] { _ = try await queue.enqueue(Kinds.parcel, Parcel(number: number)) }
      let keyed = JobOptions(uniqueKey: "k")
      _ = try await queue.enqueue(Kinds.parcel, Parcel(number: 3), keyed)
      #expect(try await depot.worker(registry()).runUntilIdle() == 4)
      let waiting = try await queue.enqueue(Kinds.other, Parcel(number: 7), keyed).id
      let withdrawn = try await queue.enqueue(Kinds.other, Parcel(number: 8)).id
      try await queue.cancel(withdrawn)
      try await age(depot)
      let later = try await queue.enqueue(Kinds.parcel, Parcel(), JobOptions(delay: Self.day)).id
      let young = try await queue.enqueue(Kinds.parcel, Parcel(number: 5)).id

      let turnover = try await queue.turnOver(keeping: Self.day * 30, span: Self.day)
      #expect(turnover.dropped.count == 4)
      #expect(turnover.kept.isEmpty)
      #expect(turnover.moved == 1)
      #expect(turnover.laid.count == 4)

      let states = try await queue.jobs().map { ($0.id, $0.state) }
      #expect(states.filter { $0.1 == .ready }.map(\.0).sorted() == [waiting, later, young])
      #expect(states.filter { $0.1 == .dead }.count == 1)
      #expect(states.filter { $0.1 == .cancelled }.map(\.0) == [withdrawn])
      #expect(states.contains { $0.1 == .done } == false)
      #expect(try await count("job_cancels", depot) == 0)
      #expect(try await queue.enqueue(Kinds.other, Parcel(), keyed) == .existing(waiting))

      var both = registry()
      both.register(Kinds.other) { _, _ in }
      let worker = depot.worker(both, .quick(["default": 2, "other": 1]))
      #expect(try await worker.runUntilIdle() == 2)
      #expect(try await depot.state(of: waiting) == .done)
      #expect(try await depot.state(of: young) == .done)
      #expect(try await worker.runUntilIdle() == 0)
    }
  }

  @Test(
    "a partition in which a job runs stays, with what explains it, and goes when the job has ended")
  func running() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let context = try await depot.claim()
      try await age(depot)
      let first = try await depot.queue.turnOver(keeping: Self.day * 30)
      #expect(first.dropped.isEmpty)
      #expect(first.kept.count == 4)
      #expect(try await depot.state(of: id) == .running)
      try await depot.client.transaction { tx in try await context.finish(in: tx) }
      #expect(try await depot.queue.turnOver(keeping: Self.day * 30).dropped.count == 4)
      #expect(try await depot.queue.job(id) == nil)
    }
  }

  @Test("what is laid takes the jobs of its time, once, and claims go on across the seam")
  func lays() async throws {
    try await withDepot { depot in
      #expect(try await depot.queue.turnOver(keeping: Self.day, span: Self.day).laid.count == 4)
      #expect(try await depot.queue.turnOver(keeping: Self.day, span: Self.day) == Turnover())
      let day = Date(
        timeIntervalSince1970: (Date.now.timeIntervalSince1970 / 86_400).rounded(.down) * 86_400)
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 1))
      _ = try await depot.worker(registry()).runUntilIdle()
      // As if the days until now had been before the seam.
      try await age(depot)
      for parent in LogPartition.Parent.allCases {
        try await depot.queue.lay(
          LogPartition(parent, from: day, to: day.addingTimeInterval(86_400)))
      }
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 2))
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 13))
      #expect(try await depot.worker(registry()).runUntilIdle() == 2)
      #expect(try await depot.queue.jobs().map(\.state) == [.dead, .done, .done])
      #expect(try await count("job_tickets_default", depot) == 0)
    }
  }
}
