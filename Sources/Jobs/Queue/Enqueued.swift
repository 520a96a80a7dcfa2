/// What came of asking for a job.
public enum Enqueued: Sendable, Hashable {
  /// A new job; it exists once the caller's transaction commits.
  case created(JobID)
  /// A live job with the same unique key stands already; nothing was written.
  case existing(JobID)

  /// The job that will do the work, new or not.
  public var id: JobID {
    switch self {
    case .created(let id), .existing(let id): id
    }
  }

  /// Whether this call made the job.
  public var isNew: Bool {
    if case .created = self { true } else { false }
  }
}
