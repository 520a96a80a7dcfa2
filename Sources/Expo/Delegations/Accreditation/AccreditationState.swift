public import Postgres

/// How far a registration has come. Which step leads where is data (`accreditation_steps`).
public enum AccreditationState: String, Sendable, Codable, CaseIterable, PostgresDecodable {
  /// Received; may still be edited.
  case new
  /// Looked at and found complete; may still be edited.
  case preApproved = "pre_approved"
  /// Takes part.
  case approved
  /// Does not take part, by decision of the organiser.
  case rejected
  /// Does not take part, by its own decision.
  case withdrawn

  /// The states that wait for a decision.
  static let open: [AccreditationState] = [.new, .preApproved]

  /// In a sentence.
  var word: String { self == .preApproved ? "pre-approved" : rawValue }

  /// The verb that leads here, as the command line and the audit have it.
  public var verb: String {
    switch self {
    case .new: "reopen"
    case .preApproved: "pre-approve"
    case .approved: "approve"
    case .rejected: "reject"
    case .withdrawn: "withdraw"
    }
  }
}
