public import Logging
public import Postgres

/// Runs jobs in the caller's process and time, for tests: the code of a worker that runs for years, on
/// the same database, without a wait.
///
/// ```swift
/// let jobs = InlineWorker(client: database.client, registry: registry)
/// let job = try await jobs.run(badge, Badge(participation: 7))
/// #expect(try job.result(as: Sheet.self) == sheet)
/// ```
public struct InlineWorker: Sendable {
  let worker: JobWorker
  let queue: JobQueue

  /// Works off the queues of the registry's kinds.
  public init(
    client: PostgresClient, registry: JobRegistry, keyring: JobKeyring? = nil,
    logger: Logger = Logger(label: "jobs") { _ in SwiftLogNoOpLogHandler() }
  ) {
    let queues = Set(registry.kinds.values.map(\.queue)).map { ($0, 4) }
    var configuration = JobWorkerConfiguration(queues: Dictionary(uniqueKeysWithValues: queues))
    configuration.pollInterval = .milliseconds(50)
    configuration.keyring = keyring
    worker = JobWorker(
      client: client, registry: registry, configuration: configuration, logger: logger)
    queue = JobQueue(client: client, keyring: keyring)
  }

  /// Works off what is due, and what that enqueues, and answers how many attempts were made.
  ///
  /// With `isHurried`, what waits for its time is due now: delayed jobs, and the next attempts of those
  /// that failed, until nothing is left, or a hundred rounds have passed, for some may snooze for ever.
  @discardableResult
  public func drain(isHurried: Bool = false) async throws -> Int {
    var attempts = try await worker.runUntilIdle()
    var rounds = 0
    while isHurried, rounds < Self.mostRounds,
      try await queue.client.execute(DeferQueries.hurry()) > 0
    {
      attempts += try await worker.runUntilIdle()
      rounds += 1
    }
    return attempts
  }

  private static let mostRounds = 100

  /// Enqueues a job, works it off with all that is due and its further attempts, and gives it as it
  /// ended.
  ///
  /// Throws `JobNotDone` unless it is done.
  @discardableResult
  public func run<Payload>(
    _ kind: JobKind<Payload>, _ payload: Payload, _ options: JobOptions = .init()
  ) async throws -> JobRecord {
    let id = try await queue.enqueue(kind, payload, options).id
    try await drain(isHurried: true)
    guard let job = try await queue.job(id) else { throw JobError.notFound(id) }
    guard job.state == .done else { throw JobNotDone(job: job) }
    return job
  }
}

/// A job that was to be done and is not.
public struct JobNotDone: Error, CustomStringConvertible {
  /// As it stands.
  public let job: JobRecord

  /// Where it stands, and why.
  public var description: String {
    let why = job.faults.map { "attempt \($0.attempt): \($0.message)" }.joined(separator: "; ")
    return "job \(job.id) of kind \(job.kind) is \(job.state.rawValue): \(why)"
  }
}
