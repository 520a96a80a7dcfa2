/// A wish without a meeting, and why.
public struct UnplacedExplanation: Sendable, Codable, Hashable {
  /// One firm.
  public let a: FirmLabel
  /// The other firm.
  public let b: FirmLabel
  /// Further firms of a group.
  public let guests: [FirmLabel]
  /// What placing it would have been worth.
  public let weight: Int
  /// The main reason, stable: `interpreters_full`, `tables_full`, `firm_full`, `daily_cap`, …
  public let reason: String
  /// What stands in the way, the main reason first.
  public let sentences: [LocalizedText]
  /// What would have to go for it, if that would help.
  public let instead: LocalizedText?

  /// All firms, the two first.
  public var firms: [FirmLabel] { [a, b] + guests }
}

/// Which unplaced wishes to explain.
public enum ExplainChoice: Sendable {
  /// The one of two firms, by code.
  case pair(String, String)
  /// Those of one firm, by code.
  case firm(String)
  /// The weightiest one.
  case first
  /// All, the weightiest first.
  case all
}
