/// How a handler ends an attempt other than by returning; any other error means "retry by backoff".
public enum JobFailure: Error, Sendable, Equatable {
  /// Failed: try again after that wait instead of the kind's backoff. Counts as an attempt.
  case retry(after: Duration, reason: String)
  /// Will never succeed: the job is dead at once.
  case discard(reason: String)
  /// Not yet: come back later. Does not count as an attempt.
  case snooze(for: Duration)
}

extension JobFailure: CustomStringConvertible {
  /// The reason, as kept in the job's history.
  public var description: String {
    switch self {
    case .retry(_, let reason), .discard(let reason): reason
    case .snooze(let wait): "snoozed for \(wait)"
    }
  }
}
