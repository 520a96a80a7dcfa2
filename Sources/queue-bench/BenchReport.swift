import ArgumentParser
import Foundation
import Jobs
import Postgres
import ServiceLifecycle

/// What was measured, as the line that is printed.
struct BenchReport: Encodable {
  let peer = "expo jobs (Swift)"
  let jobs: Int
  var enqueuePerS = 0.0
  var processPerS = 0.0
  var walBytesEnqueue = 0.0
  var walBytesProcess = 0.0
  var deadTuplesPerJob = 0.0
  var p50Ms: Double?
  var p99Ms: Double?
  var singleEnqueuePerS: Double?
  var pgbenchPerS: Double?
  var enqueueRatio: Double?
  var cleanPerS: Double?
  var heldPerS: Double?
  var heldRatio: Double?
  var cleanClaimP99Ms: Double?
  var heldClaimP99Ms: Double?
  var heldDeadTuplesPerJob: Double?
  var load1 = 0.0

  enum CodingKeys: String, CodingKey {
    case peer, jobs
    case enqueuePerS = "enqueue_per_s"
    case processPerS = "process_per_s"
    case walBytesEnqueue = "wal_bytes_enqueue"
    case walBytesProcess = "wal_bytes_process"
    case deadTuplesPerJob = "dead_tuples_per_job"
    case p50Ms = "p50_ms"
    case p99Ms = "p99_ms"
    case singleEnqueuePerS = "single_enqueue_per_s"
    case pgbenchPerS = "pgbench_per_s"
    case enqueueRatio = "enqueue_ratio"
    case cleanPerS = "clean_per_s"
    case heldPerS = "held_per_s"
    case heldRatio = "held_ratio"
    case cleanClaimP99Ms = "clean_claim_p99_ms"
    case heldClaimP99Ms = "held_claim_p99_ms"
    case heldDeadTuplesPerJob = "held_dead_tuples_per_job"
    case load1
  }

  init(jobs: Int) { self.jobs = jobs }

  /// Jobs in by COPY, then out by one worker that starts cold.
  mutating func throughput(_ database: BenchDatabase, slots: Int) async throws {
    let before = try await ServerCounters.read(database.client)
    enqueuePerS = try await database.fill(jobs).rounded()
    let between = try await ServerCounters.read(database.client)
    processPerS = try await Self.drain(database, jobs, slots: slots).rounded()
    let after = try await ServerCounters.read(database.client)
    walBytesEnqueue = ((between.walBytes - before.walBytes) / Double(jobs)).rounded()
    walBytesProcess = ((after.walBytes - between.walBytes) / Double(jobs)).hundredths
    deadTuplesPerJob = ((after.deadTuples - between.deadTuples) / Double(jobs)).thousandths
  }

  /// Works until nothing is left; jobs a second, the last completion's commit included.
  static func drain(_ database: BenchDatabase, _ jobs: Int, slots: Int) async throws -> Double {
    let begin = ContinuousClock.now
    let done = try await database.worker(slots: slots) { _, _ in }.runUntilIdle()
    guard done == jobs else { throw WrongCount(expected: jobs, found: done) }
    return Double(done) / (ContinuousClock.now - begin).inSeconds
  }

  /// One job every 15 to 30 ms, by another program, into the empty queue of a worker that waits.
  mutating func latency(_ database: BenchDatabase, jobs: Int = 300) async throws {
    let samples = Samples()
    let worker = database.worker(slots: 4) { job, _ in
      samples.add(Double(Trickle.now() - job.n) / 1_000)
    }
    let group = ServiceGroup(
      services: [worker], gracefulShutdownSignals: [], logger: BenchDatabase.logger)
    async let running: Void = group.run()
    try await Task.sleep(for: .seconds(1))
    try await Self.trickle(jobs, into: database)
    try await Task.sleep(for: .seconds(1))
    await group.triggerGracefulShutdown()
    try await running
    guard samples.all.count == jobs else {
      throw WrongCount(expected: jobs, found: samples.all.count)
    }
    p50Ms = samples.percentile(50)?.hundredths
    p99Ms = samples.percentile(99)?.hundredths
  }

  private static func trickle(_ jobs: Int, into database: BenchDatabase) async throws {
    let process = thisProgram(["trickle", "--url", database.url, "--jobs", "\(jobs)"])
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try withDefaultSignals { try process.run() }
      } catch {
        continuation.resume(throwing: error)
      }
    }
    guard status == 0 else { throw ExitCode(status) }
  }
}

/// Not every job was done, or one twice.
struct WrongCount: Error, CustomStringConvertible {
  let expected: Int
  let found: Int
  var description: String { "\(found) jobs were done of \(expected)" }
}

extension Double {
  var hundredths: Double { (self * 100).rounded() / 100 }
  var thousandths: Double { (self * 1_000).rounded() / 1_000 }
}
