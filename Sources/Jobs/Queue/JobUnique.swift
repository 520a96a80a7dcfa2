/// What makes two jobs of one kind and expo the same, and for how long the second is not created.
public struct JobUnique: Sendable, Equatable {
  /// How long the key holds.
  public enum Until: String, Sendable {
    /// Until the job is done, dead or cancelled.
    case ended = "end"
    /// Until a worker takes it: one runs, one may wait.
    case started = "start"
    /// Until the end of the period, however the job fares.
    case periodEnds = "time"
  }

  /// Whether jobs with different payloads differ.
  public let byArguments: Bool
  /// Whether jobs of different periods of that length differ, counted from 1970 by the server's clock.
  public let period: Duration?
  /// How long the key holds.
  public let until: Until

  /// One job at a time, by payload unless told otherwise.
  public init(byArguments: Bool = true, period: Duration? = nil, until: Until = .ended) {
    precondition(
      period.map { $0 >= .seconds(1) } ?? (until != .periodEnds), "a period of 1 s or more")
    self.byArguments = byArguments
    self.period = period
    self.until = until
  }

  /// Payloads are encoded with sorted keys, so that equal values have equal texts.
  func key(for payload: String) -> String { byArguments ? "arguments:" + payload : "kind" }
}
