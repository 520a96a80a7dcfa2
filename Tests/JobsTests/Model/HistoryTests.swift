import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

/// Random histories against the server: what is promised must hold after each.
@Suite("Random histories", .timeLimit(.minutes(2)))
struct HistoryTests {
  /// A reproducible sequence (SplitMix64).
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  @Test(
    "apply every effect once, whatever was claimed, lost, rescued and finished late",
    arguments: 1...4)
  func history(seed: UInt64) async throws {
    try await withDepot { depot in
      var dice = Dice(state: seed)
      var held: [JobContext] = []
      var enqueued = 0
      for _ in 0..<120 {
        switch Int.random(in: 0..<10, using: &dice) {
        case 0...3:
          let isKept = Bool.random(using: &dice)
          try await enqueue(enqueued, isKept: isKept, in: depot)
          if isKept { enqueued += 1 }
        case 4...6:
          let lane = JobSlip.lane(priority: JobPriority.normal.rawValue, expo: nil)
          let isRung = Bool.random(using: &dice)
          do {
            held.append(try await depot.claim(lane: isRung ? lane : nil))
          } catch is NothingToClaim {}
        case 7...8:
          // Late or not: it is the fence that decides.
          if let context = held.randomElement(using: &dice) { try await finish(context, in: depot) }
        default:
          try await depot.expireLeases()
          try await depot.rescue()
        }
      }
      for context in held.shuffled(using: &dice) { try await finish(context, in: depot) }
      let registry = depot.effectRegistry
      try await depot.expireLeases()
      try await depot.rescue()
      try await depot.client.execute("update job_deferred set run_at = now()")
      _ = try await depot.worker(registry).runUntilIdle()
      let dead = try await depot.queue.jobs(JobFilter(states: [.dead], limit: 1_000)).map {
        try $0.payload(of: Kinds.parcel).number
      }
      #expect(try await (depot.effects() + dead).sorted() == Array(0..<enqueued))
      #expect(try await depot.queue.counts().map(\.ready) == [0])
      #expect(try await depot.queue.counts().map(\.running) == [0])
    }
  }

  private func enqueue(_ number: Int, isKept: Bool, in depot: Depot) async throws {
    do {
      try await depot.client.transaction { tx in
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number), in: tx)
        if !isKept { throw Mishap() }
      }
    } catch is Mishap {}
  }

  private func finish(_ context: JobContext, in depot: Depot) async throws {
    let parcel = try JobCoding.decode(Parcel.self, from: context.job.payload, kind: "parcel.send")
    do {
      try await depot.client.transaction { tx in
        try await Depot.effect(parcel.number, in: tx)
        try await context.finish(in: tx)
      }
    } catch JobError.leaseLost {}
  }
}
