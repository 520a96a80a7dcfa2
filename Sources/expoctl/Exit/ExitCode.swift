import Expo

/// How the program ends; this file is the only one that decides it.
enum ExitCode: Int32, CaseIterable, Sendable {
  case ok = 0
  case failure = 1
  case usage = 2
  case refused = 3
  case forbidden = 4
  case notFound = 5
  case conflict = 6
  case infeasible = 7
  case unproved = 8
  case temporary = 75
  case interrupted = 130

  /// The end that a kind of failure calls for.
  init(_ kind: FailureKind) {
    self =
      switch kind {
      case .invalid, .refused: .refused
      case .forbidden: .forbidden
      case .notFound: .notFound
      case .conflict: .conflict
      case .infeasible: .infeasible
      case .unavailable: .temporary
      case .internal: .failure
      }
  }

  /// The end that an error calls for.
  init(for error: any Error) {
    self =
      switch error {
      case is CancellationError, is Interruption: .interrupted
      case OutputError.closed: .ok
      case is OutputError: .failure
      case is UsageError: .usage
      case let verdict as Verdict: verdict.exit
      default: Failure.of(error).map { ExitCode($0.kind) } ?? .interrupted
      }
  }

  /// What it tells the caller.
  var meaning: String {
    switch self {
    case .ok: "done, or nothing to do"
    case .failure: "failed in a way that none of the others covers, as a wrong schema version"
    case .usage: "the command line is wrong"
    case .refused: "data refused: rows of a file, a value, or a timetable that breaks a rule"
    case .forbidden: "not allowed"
    case .notFound: "what was named does not exist"
    case .conflict: "collides with what is there: a booking, a version, a name taken"
    case .infeasible: "proved impossible"
    case .unproved: "found, but not proved best within the time limit (only --require-optimal)"
    case .temporary: "passing trouble, such as a database that is down: try again"
    case .interrupted: "interrupted by Ctrl-C or SIGTERM"
    }
  }
}
