/// What can be wrong with an edition.
public enum EditionError: ExpoFailure {
  /// No expo has this code.
  case unknown(code: String)
  /// An expo with this code is there already.
  case exists(code: String)
  /// The edition number of the series is taken.
  case editionTaken(series: String, edition: Int)
  /// The time zone is not one of the IANA names.
  case timeZoneUnknown(String)
  /// A value breaks a rule of the schema.
  case invalid(field: String, value: String, rule: String)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknown: "expo.unknown"
    case .exists: "expo.exists"
    case .editionTaken: "expo.edition_taken"
    case .timeZoneUnknown: "expo.time_zone_unknown"
    case .invalid: "expo.invalid"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unknown: .notFound
    case .exists, .editionTaken: .conflict
    case .timeZoneUnknown, .invalid: .invalid
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unknown(let code): "there is no expo “\(code)”"
    case .exists(let code): "there is an expo “\(code)” already"
    case .editionTaken(let series, let edition):
      "the series “\(series)” has an edition \(edition) already"
    case .timeZoneUnknown(let name): "“\(name)” is not a time zone"
    case .invalid(let field, let value, let rule): "\(field) “\(value)”: \(rule)"
    }
  }

  /// What to do about it.
  public var advice: String? {
    switch self {
    case .unknown: "see them with: expoctl expo list"
    case .exists: "show it with: expoctl expo show CODE"
    case .editionTaken, .invalid: nil
    case .timeZoneUnknown: "an IANA name, as Asia/Shanghai"
    }
  }
}
