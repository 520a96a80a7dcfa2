/// One turn of a job: it is claimed once and ended once, and its end is the fence.
struct Ticket: Sendable, Hashable {
  let id: JobID
  let turn: Int
}

/// What a worker says of a ticket at its end.
struct Ending: Sendable {
  let ticket: Ticket
  let verdict: Verdict
}

/// How an attempt ended, as the database is told.
enum Verdict: Sendable {
  /// Complete the job, unless the handler did.
  case finish
  /// Record a failure.
  case fail(JobFault.Reason, message: String, wait: Duration, isFinal: Bool)
  /// Give the job back uncounted, kept back by something or not.
  case handBack(wait: Duration, blocker: String? = nil)
  /// Nothing is ours to write.
  case leave

  /// As `EndQueries` reads it.
  var name: String {
    switch self {
    case .finish: "done"
    case .fail: "failed"
    case .handBack, .leave: "back"
    }
  }

  var wait: Duration {
    switch self {
    case .fail(_, _, let wait, _), .handBack(let wait, _): wait
    case .finish, .leave: .zero
    }
  }

  var isFinal: Bool {
    if case .fail(_, _, _, let isFinal) = self { isFinal } else { false }
  }

  var reason: String? {
    if case .fail(let reason, _, _, _) = self { reason.rawValue } else { nil }
  }

  var message: String? {
    if case .fail(_, let message, _, _) = self {
      message.replacing("\0", with: "\u{FFFD}")
    } else {
      nil
    }
  }

  var blocker: String? {
    if case .handBack(_, let blocker) = self { blocker } else { nil }
  }
}
