public import Foundation

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
  /// Its number in the organiser's list, 1-based.
  public let precedence: Int?
  /// Its place in the order of precedence among those beside it, 1-based.
  public internal(set) var place: Int
  /// Why it has that place.
  public internal(set) var placeReason: String
  /// Badges it may have, for its own people and those of its firms; the delegations below it have
  /// quotas of their own.
  public let badgeQuota: Int?
  /// Badges it uses: its approved people.
  public let badgesUsed: Int
  /// Registrations of its own that wait for a decision.
  public let waiting: Int
  /// The mail address of its liaison.
  public let liaison: String?
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
  /// Who led it and when, the latest first.
  public let heads: [HeadTerm]
}

/// The time for which somebody leads a delegation.
public struct HeadTerm: Sendable, Codable {
  /// The code of the person.
  public let code: String
  /// The person's names.
  public let names: LocalizedText
  /// From when.
  public let since: Date
  /// Until when; nil for the head of now.
  public let until: Date?
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
  /// `national`, `regional`, `ministry`, `industry`, `enterprise`; nil: by whether it has a parent.
  public var kind: String?
  /// The mail address of its liaison.
  public var liaison: String?

  /// Describes a delegation to register.
  public init(
    code: String, parent: String? = nil, country: String, names: LocalizedText,
    headRank: Int? = nil, badgeQuota: Int? = nil, kind: String? = nil, liaison: String? = nil
  ) {
    self.code = code
    self.parent = parent
    self.country = country
    self.names = names
    self.headRank = headRank
    self.badgeQuota = badgeQuota
    self.kind = kind
    self.liaison = liaison
  }

  /// The row of a file that says the same.
  var cells: [String: String] {
    var cells = ["delegation_code": code, "country": country, "status": "draft"]
    for (language, name) in names.texts { cells["name_\(language)"] = name }
    cells["parent_code"] = parent
    cells["kind"] = kind
    cells["head_rank"] = headRank.map(String.init)
    cells["quota_badges"] = badgeQuota.map(String.init)
    cells["focal_email"] = liaison
    return cells
  }
}
