/// What sort of failure an error is; decides the exit code of a command and the status of a page.
public enum FailureKind: String, Sendable, Codable {
  /// The input is wrong.
  case invalid
  /// What was named does not exist.
  case notFound
  /// The caller may not.
  case forbidden
  /// The change collides with what is there.
  case conflict
  /// Proved impossible.
  case infeasible
  /// Passing trouble: try again.
  case unavailable
  /// Rows of a file, or a timetable under proof, were refused.
  case refused
  /// The installation or the program is wrong: neither another value nor another try mends it.
  case `internal`
}

/// An error a person can act on: every error of a slice is one.
public protocol ExpoFailure: Error, Sendable, CustomStringConvertible {
  /// Stable, for programs: `expo.unknown`.
  var code: String { get }
  /// What sort of failure it is.
  var kind: FailureKind { get }
  /// One sentence that names the offending value.
  var message: String { get }
  /// What to do about it, if there is advice.
  var advice: String? { get }
}

extension ExpoFailure {
  /// No advice.
  public var advice: String? { nil }
  /// The message, then the advice.
  public var description: String { advice.map { "\(message) (\($0))" } ?? message }
}
