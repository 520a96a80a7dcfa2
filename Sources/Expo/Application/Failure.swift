import Cluster
import Documents
import Jobs
import Postgres

/// An error of a room below the domain, in the domain's words.
public struct Failure: ExpoFailure {
  /// Stable, for programs.
  public let code: String
  /// What sort of failure it is.
  public let kind: FailureKind
  /// One sentence that names the offending value.
  public let message: String
  /// What to do about it.
  public let advice: String?

  /// Any error as one a person can act on; nil for a cancelled task.
  public static func of(_ error: any Error) -> (any ExpoFailure)? {
    switch error {
    case is CancellationError: nil
    case let failure as any ExpoFailure: failure
    case let error as PostgresError: Failure(error)
    case let error as ClusterError: Failure(error)
    case let error as MigrationError: Failure(error)
    case let error as JobError: Failure(error)
    case let error as DocumentError:
      Failure(code: "document.unreadable", kind: .notFound, message: "\(error)", advice: nil)
    default: Failure(code: "internal", kind: .internal, message: "\(error)", advice: nil)
    }
  }
}

extension Failure {
  private init(_ error: PostgresError) {
    switch error.kind {
    case .connectFailed, .connectionLost, .poolTimeout, .closed:
      self.init(
        code: "database.unavailable", kind: .unavailable, message: error.message,
        advice: "is the server up? see: expoctl db status")
    case .server where error.isRetryable || error.isConnectionFailure:
      self.init(
        code: "database.busy", kind: .unavailable, message: error.message, advice: "try again")
    case .server where error.constraint != nil:
      self.init(
        code: "database.constraint", kind: .conflict,
        message: "\(error.message)\(error.detail.map { ": \($0)" } ?? "")", advice: nil)
    default:
      self.init(
        code: "database.error", kind: .internal, message: error.description, advice: nil)
    }
  }

  private init(_ error: ClusterError) {
    let kind: FailureKind = if case .busy = error { .unavailable } else { .internal }
    self.init(code: error.code, kind: kind, message: error.message, advice: error.advice)
  }

  private init(_ error: MigrationError) {
    switch error {
    case .databaseOlder:
      self.init(
        code: "schema.behind", kind: .internal, message: "\(error)",
        advice: "run: expoctl db migrate")
    case .databaseNewer:
      self.init(code: "schema.ahead", kind: .internal, message: "\(error)", advice: nil)
    default: self.init(code: "schema.invalid", kind: .internal, message: "\(error)", advice: nil)
    }
  }

  private init(_ error: JobError) {
    let kind: FailureKind =
      switch error {
      case .notFound, .cronNotFound, .kindUnknown, .workerNotFound: .notFound
      case .wrongState, .uniqueKeyTaken, .leaseLost: .conflict
      case .coding, .workflow, .sealed, .key: .invalid
      }
    self.init(code: error.code, kind: kind, message: error.description, advice: nil)
  }
}
