/// A delegation as lists show it.
public struct DelegationSummary: Sendable, Codable {
  /// How people name it: `RU-AMU`.
  public let code: String
  /// The delegation it belongs to.
  public let parent: String?
  /// How deep it stands in the tree; 0 for a national delegation.
  public let depth: Int
  /// `national`, `regional`, `ministry`, `industry`, `enterprise`.
  public let kind: String
  /// ISO 3166-1 alpha-2.
  public let country: String
  /// Its names.
  public let names: LocalizedText
  /// Who leads it now.
  public let head: DelegationHead?
  /// Its place in the order of precedence, 1-based.
  public let precedence: Int?
  /// Badges it may have.
  public let badgeQuota: Int?
  /// Firms in it and in the delegations below it.
  public let enterprises: Int
  /// People in it and in the delegations below it, interpreters not counted.
  public let people: Int
  /// `draft`, `invited`, `confirmed`, `withdrawn`.
  public let status: String
}

/// Who leads a delegation.
public struct DelegationHead: Sendable, Codable {
  /// The code of the person: `P00001`.
  public let code: String
  /// The person's names.
  public let names: LocalizedText
  /// The person's position.
  public let position: LocalizedText?
  /// Protocol rank, 1 highest.
  public let rank: Int
}

/// A delegation with what stands below it.
public struct DelegationDetail: Sendable, Codable {
  /// The delegation.
  public let delegation: DelegationSummary
  /// Those below it, parents first, in the order of precedence.
  public let below: [DelegationSummary]
}

/// What it takes to register a delegation.
public struct NewDelegation: Sendable {
  /// Letters, digits, `.`, `_`, `-`; at most 63.
  public var code: String
  /// The delegation it belongs to; nil for a national one.
  public var parent: String?
  /// ISO 3166-1 alpha-2.
  public var country: String
  /// Its names, at least one.
  public var names: LocalizedText
  /// The rank of its head, 1…9.
  public var headRank: Int?
  /// Badges it may have.
  public var badgeQuota: Int?

  /// Describes a delegation to register.
  public init(
    code: String, parent: String? = nil, country: String, names: LocalizedText,
    headRank: Int? = nil, badgeQuota: Int? = nil
  ) {
    self.code = code
    self.parent = parent
    self.country = country
    self.names = names
    self.headRank = headRank
    self.badgeQuota = badgeQuota
  }
}
