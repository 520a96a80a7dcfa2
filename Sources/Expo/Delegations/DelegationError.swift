/// What can be wrong with a delegation.
public enum DelegationError: ExpoFailure {
  /// The expo has no delegation of this code.
  case unknown(code: String, expo: String)
  /// The expo has a delegation of this code already.
  case exists(code: String)
  /// A delegation cannot stand below itself.
  case cycle(code: String)
  /// A value breaks a rule.
  case invalid(field: String, value: String, rule: String)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknown: "delegation.unknown"
    case .exists: "delegation.exists"
    case .cycle: "delegation.cycle"
    case .invalid: "delegation.invalid"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unknown: .notFound
    case .exists, .cycle: .conflict
    case .invalid: .invalid
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unknown(let code, let expo): "\(expo) has no delegation “\(code)”"
    case .exists(let code): "there is a delegation “\(code)” already"
    case .cycle(let code): "the delegation “\(code)” cannot stand below itself"
    case .invalid(let field, let value, let rule): "\(field) “\(value)”: \(rule)"
    }
  }

  /// What to do about it.
  public var advice: String? {
    if case .unknown(_, let expo) = self {
      return "see them with: expoctl delegation list -e \(expo)"
    }
    return nil
  }
}
