import Foundation
import Logging
import Postgres
import ServiceLifecycle
import TestSupport

@testable import Jobs

/// What the handlers of these tests are given.
struct Parcel: Codable, Sendable, Equatable {
  var number = 0
}

/// Kinds for tests: retried without a wait, so that no test waits for one.
enum Kinds {
  static let parcel = JobKind<Parcel>("parcel.send", maxAttempts: 3, backoff: .none)
  static let other = JobKind<Parcel>("parcel.other", queue: "other", maxAttempts: 3)
}

extension JobWorkerConfiguration {
  /// Quick rounds; leases long enough for a busy machine.
  static func quick(_ queues: [String: Int] = ["default": 4]) -> JobWorkerConfiguration {
    var configuration = JobWorkerConfiguration(queues: queues)
    configuration.heartbeat = .milliseconds(200)
    configuration.pollInterval = .milliseconds(50)
    configuration.sweepInterval = .milliseconds(50)
    configuration.cronInterval = .milliseconds(50)
    configuration.gracePeriod = .seconds(5)
    return configuration
  }
}

/// A queue in a database of its own, with a table of effects that would show every duplicate.
struct Depot {
  let database: ScratchDatabase
  var client: PostgresClient { database.client }
  var queue: JobQueue { JobQueue(client: database.client) }

  /// Notes an effect in the caller's transaction.
  static func effect(_ number: Int, in tx: PostgresTransaction) async throws {
    try await tx.execute("insert into effects (number) values (\(number))")
  }

  /// The effects, ascending, repeats included.
  func effects() async throws -> [Int] {
    try await client.query("select number from effects order by number").map {
      try $0.decode(Int.self)
    }
  }

  /// Handlers of parcels that note the number as an effect, in the transaction that completes the job.
  var effectRegistry: JobRegistry {
    var registry = JobRegistry()
    registry.register(Kinds.parcel) { [client] parcel, context in
      try await client.transaction { tx in
        try await Self.effect(parcel.number, in: tx)
        try await context.finish(in: tx)
      }
    }
    return registry
  }

  func worker(
    _ registry: JobRegistry, _ configuration: JobWorkerConfiguration = .quick()
  ) -> JobWorker {
    JobWorker(
      client: client, registry: registry, configuration: configuration, logger: quietLogger)
  }

  /// Claims one job as a worker of its own would, everywhere or from the lane it was rung for, and hands
  /// out what its handler would get.
  func claim(lane: Int16? = nil, lease: Duration = .seconds(60)) async throws -> JobContext {
    let worker = try await register(lease: lease)
    let order = ClaimOrder(queue: "default", limit: 1, starts: 1)
    let rows = try await client.query(
      lane.map {
        LeaseQueries.claim(order, lane: $0, number: 1, worker: worker.id, ageing: .seconds(60))
      } ?? LeaseQueries.claim([order], number: 1, worker: worker.id, ageing: .seconds(60)))
    guard let row = rows.first else {
      _ = try await client.query(LeaseQueries.forget(worker.id))
      throw NothingToClaim()
    }
    let attempt = JobAttempt(
      job: try ClaimedJob(row, worker: worker.id, claim: 1, at: .now),
      kind: .unknown("parcel.send"), client: client, logger: quietLogger)
    return attempt.context
  }

  /// Puts a worker on the list.
  func register(lease: Duration = .seconds(60)) async throws -> WorkerIdentity {
    let worker = WorkerIdentity(queues: ["default", "other"])
    _ = try await client.query(LeaseQueries.register(worker, kinds: ["parcel.send"], lease: lease))
    return worker
  }

  /// Makes every lease look expired, as if its worker had been gone for long.
  func expireLeases() async throws {
    try await client.execute("update job_workers set beat_at = now() - interval '1 hour'")
  }

  /// Rescues what can be; answers how many jobs.
  @discardableResult
  func rescue() async throws -> Int {
    var count = 0
    let rescuer = Rescuer(client: client, logger: quietLogger)
    var passed: [UUID] = []
    while let next = try await rescuer.rescueOne(passingBy: passed) {
      count += next.jobs
      if next.isStuck { passed.append(next.worker) }
    }
    return count
  }

  /// How many running jobs have a lease longer than their claim gave them.
  func extendedLeases(beyond seconds: Double, seenBy onlooker: PostgresClient? = nil) async throws
    -> Int
  {
    let row = try await (onlooker ?? client).first(
      """
      select count(*) from job_open o join job_workers w on w.id = o.worker
      join job_leases l on l.worker = w.id and l.jobs @> o.id
      where w.beat_at + make_interval(secs => w.lease_seconds) > l.at + \(seconds) * interval '1 s'
      """)
    return try row?.decode(Int.self) ?? 0
  }

  func state(of id: JobID) async throws -> JobState? {
    try await queue.job(id)?.state
  }
}

struct NothingToClaim: Error {}
struct Mishap: Error {}

func withDepot(_ body: (Depot) async throws -> Void) async throws {
  try await withScratchDatabase { database in
    try await database.client.execute("create table effects (number bigint not null)")
    try await body(Depot(database: database))
  }
}

/// Runs workers beside `body`, then shuts them down.
func withWorkers(_ workers: JobWorker..., body: () async throws -> Void) async throws {
  let group = ServiceGroup(
    services: workers, gracefulShutdownSignals: [], logger: quietLogger)
  let running = Task { try await group.run() }
  do {
    try await body()
  } catch {
    await group.triggerGracefulShutdown()
    _ = await running.result
    throw error
  }
  await group.triggerGracefulShutdown()
  try await running.value
}
