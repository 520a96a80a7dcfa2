/// What can be wrong with a firm.
public enum EnterpriseError: ExpoFailure {
  /// The expo has no firm of this code.
  case unknown(code: String, expo: String)
  /// The two codes stand for one firm.
  case same(code: String, other: String)
  /// Both firms take part, and the one that would go has wishes or people there.
  case bothTakePart(code: String, expo: String)
  /// The firm was not merged into another.
  case notMerged(code: String)
  /// The rows of the firm are not good: what an import would say.
  case refused([ImportFinding])
  /// The firm looks like one that is there.
  case looksLike(ImportDuplicate)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknown: "enterprise.unknown"
    case .same: "enterprise.same"
    case .bothTakePart: "enterprise.busy"
    case .notMerged: "enterprise.not_merged"
    case .refused: "enterprise.refused"
    case .looksLike: "enterprise.duplicate"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unknown: .notFound
    case .refused: .invalid
    case .same, .bothTakePart, .notMerged, .looksLike: .conflict
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unknown(let code, let expo): "\(expo) has no enterprise “\(code)”"
    case .same(let code, let other): "“\(code)” and “\(other)” are one enterprise already"
    case .bothTakePart(let code, let expo): "“\(code)” has wishes or people of its own at \(expo)"
    case .notMerged(let code): "“\(code)” was not merged into another enterprise"
    case .refused(let findings):
      findings.filter(\.isError).map { "\($0.column): \($0.hint)" }.joined(separator: "; ")
    case .looksLike(let duplicate): "it looks like \(duplicate.ofRecord): \(duplicate.reason)"
    }
  }

  /// What to do about it.
  public var advice: String? {
    switch self {
    case .unknown(_, let expo): "see them with: expoctl enterprise list -e \(expo)"
    case .bothTakePart: "move or withdraw them first"
    case .looksLike: "change that one, or insist with --force"
    case .same, .notMerged, .refused: nil
    }
  }
}
