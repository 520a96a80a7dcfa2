/// A hard rule that a plan breaks.
public struct RuleViolation: Sendable, Codable, Hashable {
  /// Which rule.
  public let code: RuleCode
  /// The meetings that break it, by their firms.
  public let meetings: [FirmPair]
  /// One sentence in every language that says who, where and when.
  public let words: LocalizedText

  /// The sentence in English.
  public var sentence: String { words[.english] }
}
