/// What can be wrong with an absence.
public enum AbsenceError: ExpoFailure {
  /// The expo has nobody of this code.
  case unknown(kind: AbsenceKind, code: String, expo: String)
  /// The expo has no absence of this number.
  case unknownNumber(Int64, expo: String)
  /// The expo has no time slots yet.
  case noTime(expo: String)
  /// It ends before it begins.
  case backwards

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknown(let kind, _, _): "\(kind == .any ? "participant" : kind.rawValue).unknown"
    case .unknownNumber: "absence.unknown"
    case .noTime: "absence.no_time"
    case .backwards: "absence.backwards"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unknown, .unknownNumber: .notFound
    case .noTime, .backwards: .invalid
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unknown(let kind, let code, let expo):
      "\(expo) has no \(kind == .any ? "firm or interpreter" : kind.rawValue) “\(code)”"
        + (kind == .delegation ? " with firms that take part" : "")
    case .unknownNumber(let id, let expo): "\(expo) has no absence \(id)"
    case .noTime(let expo): "\(expo) has no time slots yet"
    case .backwards: "the absence ends before it begins"
    }
  }

  /// What to do about it.
  public var advice: String? {
    switch self {
    case .unknownNumber(_, let expo): "see them with: expoctl availability list -e \(expo)"
    case .noTime: "import timeslots.csv first"
    case .unknown, .backwards: nil
    }
  }
}
