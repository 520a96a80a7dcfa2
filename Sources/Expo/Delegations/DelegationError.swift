/// What can be wrong with a delegation.
public enum DelegationError: ExpoFailure {
  /// The expo has no delegation of this code.
  case unknown(code: String, expo: String)
  /// The expo has a delegation of this code already.
  case exists(code: String)
  /// A delegation cannot stand below itself.
  case cycle(code: String)
  /// It has too few badges; the text says how many.
  case overQuota(String)
  /// The person does not belong to the delegation, or does not take part.
  case notMember(person: String, delegation: String)
  /// Somebody else of the delegation has a higher rank.
  case outranked(person: String, by: String, rank: Int)
  /// Another one has this place already.
  case placeTaken(Int)
  /// It has no head yet.
  case withoutHead(code: String)
  /// A value breaks a rule.
  case invalid(field: String, value: String, rule: String)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknown: "delegation.unknown"
    case .exists: "delegation.exists"
    case .cycle: "delegation.cycle"
    case .overQuota: "delegation.over_quota"
    case .notMember: "delegation.not_member"
    case .outranked: "delegation.outranked"
    case .placeTaken: "delegation.place_taken"
    case .withoutHead: "delegation.without_head"
    case .invalid: "delegation.invalid"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unknown, .notMember: .notFound
    case .exists, .cycle, .overQuota, .outranked, .placeTaken, .withoutHead: .conflict
    case .invalid: .invalid
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unknown(let code, let expo): "\(expo) has no delegation “\(code)”"
    case .exists(let code): "there is a delegation “\(code)” already"
    case .cycle(let code): "the delegation “\(code)” cannot stand below itself"
    case .overQuota(let text): text
    case .notMember(let person, let delegation):
      "“\(person)” is nobody of the delegation “\(delegation)” who takes part"
    case .outranked(let person, let other, let rank):
      "“\(other)” of the same delegation has rank \(rank), which is above “\(person)”"
    case .placeTaken(let place): "place \(place) was signed off for another one"
    case .withoutHead(let code): "the delegation “\(code)” has no head"
    case .invalid(let field, let value, let rule): "\(field) “\(value)”: \(rule)"
    }
  }

  /// What to do about it.
  public var advice: String? {
    switch self {
    case .unknown(_, let expo): "see them with: expoctl delegation list -e \(expo)"
    case .notMember(_, let delegation): "see them with: expoctl delegation members \(delegation)"
    case .overQuota: "give it more with: expoctl delegation quota, or approve fewer"
    case .outranked: "name that one, change the ranks, or insist with --force"
    case .placeTaken: "clear that one first: expoctl delegation precedence CODE --clear"
    case .withoutHead(let code): "name one with: expoctl delegation set-head \(code)"
    case .exists, .cycle, .invalid: nil
    }
  }
}
