public import Foundation

/// One entry of a job's history of what went wrong, oldest first.
public struct JobFault: Codable, Sendable, Hashable {
  /// What ended the attempt; raw values are stored.
  public enum Reason: String, Codable, Sendable {
    /// The handler threw.
    case failed
    /// The handler said it will never succeed, or its payload could not be read.
    case discarded
    /// The attempt took longer than the kind allows.
    case timeLimit
    /// The worker vanished: its lease ran out.
    case crashed
    /// A person cancelled the job.
    case cancelled
    /// It was not started before its deadline.
    case expired
  }

  /// Which attempt, from 1.
  public let attempt: Int
  /// When, by the clock of the database.
  public let at: Date
  /// What ended it.
  public let reason: Reason
  /// The error in words, at most 2,000 characters.
  public let message: String

  /// An entry.
  public init(attempt: Int, at: Date, reason: Reason, message: String) {
    self.attempt = attempt
    self.at = at
    self.reason = reason
    self.message = message
  }
}
