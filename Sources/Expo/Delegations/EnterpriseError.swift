/// What can be wrong with a firm.
public enum EnterpriseError: ExpoFailure {
  /// The expo has no firm of this code.
  case unknown(code: String, expo: String)
  /// The expo has no booth of this code.
  case noBooth(code: String, expo: String)
  /// The two codes stand for one firm.
  case same(code: String, other: String)
  /// Both firms take part, and the one that would go has wishes or people there.
  case bothTakePart(code: String, expo: String)
  /// The firm was not merged into another.
  case notMerged(code: String)
  /// The expo has something of this code already.
  case exists(code: String)
  /// The check digit of a number fails, and there is no evidence.
  case checkFails(scheme: String, value: String, expected: String)
  /// The number belongs to another firm.
  case numberTaken(scheme: String, value: String, by: String)
  /// The name is borne already, or the one before it began no earlier.
  case nameOverlaps(code: String, name: String, since: CalendarDay?)
  /// A value breaks a rule.
  case invalid(field: String, value: String, rule: String)
  /// The firm looks like one that is there.
  case looksLike(ImportDuplicate)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknown: "enterprise.unknown"
    case .noBooth: "enterprise.no_booth"
    case .same: "enterprise.same"
    case .bothTakePart: "enterprise.busy"
    case .notMerged: "enterprise.not_merged"
    case .exists: "enterprise.exists"
    case .checkFails: "enterprise.check_fails"
    case .numberTaken: "enterprise.number_taken"
    case .nameOverlaps: "enterprise.name_overlaps"
    case .invalid: "enterprise.invalid"
    case .looksLike: "enterprise.duplicate"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unknown, .noBooth: .notFound
    case .checkFails, .invalid: .invalid
    case .same, .bothTakePart, .notMerged, .looksLike, .exists, .numberTaken, .nameOverlaps:
      .conflict
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unknown(let code, let expo): "\(expo) has no enterprise “\(code)”"
    case .noBooth(let code, let expo): "\(expo) has no booth “\(code)”"
    case .same(let code, let other): "“\(code)” and “\(other)” are one enterprise already"
    case .bothTakePart(let code, let expo): "“\(code)” has wishes or people of its own at \(expo)"
    case .notMerged(let code): "“\(code)” was not merged into another enterprise"
    case .exists(let code): "there is a “\(code)” already"
    case .checkFails(let scheme, let value, let expected): "\(scheme) “\(value)”: \(expected)"
    case .numberTaken(let scheme, let value, let other):
      "\(scheme) “\(value)” belongs to \(other)"
    case .nameOverlaps(let code, let name, let since):
      "“\(code)” bears the name “\(name)”" + (since.map { " since \($0)" } ?? "")
    case .invalid(let field, let value, let rule): "\(field) “\(value)”: \(rule)"
    case .looksLike(let duplicate): "it looks like \(duplicate.ofRecord): \(duplicate.reason)"
    }
  }

  /// What to do about it.
  public var advice: String? {
    switch self {
    case .unknown(_, let expo): "see them with: expoctl enterprise list -e \(expo)"
    case .noBooth: "set it up with --in HALL, or import it with venues.csv (kind booth)"
    case .bothTakePart: "move or withdraw them first"
    case .looksLike: "change that one, or insist with --force"
    case .exists(let code): "change it with: expoctl enterprise edit \(code)"
    case .checkFails: "a genuine number is taken with --evidence"
    case .numberTaken: "are they one firm? see: expoctl enterprise merge"
    case .nameOverlaps: "give the day from which the new name is borne: --since"
    case .same, .notMerged, .invalid: nil
    }
  }
}
