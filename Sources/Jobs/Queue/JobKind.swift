/// What a sort of job is called, what it carries and how it is treated; one constant per kind.
///
/// ```swift
/// let run = JobKind<TimetableRun>("timetable.run", queue: "solver", timeLimit: .seconds(600))
/// ```
public struct JobKind<Payload: Codable & Sendable>: Sendable {
  /// Stored with every job: renaming a kind orphans the jobs that wait.
  public let name: String
  /// The queue its jobs wait in unless told otherwise.
  public let queue: String
  /// The priority of its jobs unless told otherwise.
  public let priority: JobPriority
  /// How often a job is started before it is dead; lost workers count, shutdowns and snoozes do not.
  public let maxAttempts: Int
  /// How long one attempt may take before it is cancelled and counted as failed.
  public let timeLimit: Duration
  /// How long a failed attempt waits for the next.
  public let backoff: Backoff

  /// The limit its jobs count against unless told otherwise, see `JobLimit`.
  public let limitKey: String?
  /// Whether its payloads are sealed before they are stored, see `JobKeyring`. Results are not.
  public let isSecret: Bool

  /// A kind; `maxAttempts` is at least 1 and `timeLimit` above zero.
  public init(
    _ name: String, queue: String = "default", priority: JobPriority = .normal,
    maxAttempts: Int = 10, timeLimit: Duration = .seconds(60), backoff: Backoff = .standard,
    limitKey: String? = nil, isSecret: Bool = false
  ) {
    precondition(!name.isEmpty && !queue.isEmpty, "a job kind and its queue have names")
    precondition(maxAttempts >= 1, "a job is attempted at least once")
    precondition(timeLimit > .zero, "a time limit is above zero")
    self.name = name
    self.queue = queue
    self.priority = priority
    self.maxAttempts = maxAttempts
    self.timeLimit = timeLimit
    self.backoff = backoff
    self.limitKey = limitKey
    self.isSecret = isSecret
  }
}
