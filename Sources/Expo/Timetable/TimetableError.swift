/// What can be wrong with a timetable.
public enum TimetableError: ExpoFailure {
  /// The expo has no version of this number.
  case unknownVersion(Int, expo: String)
  /// The expo has no version at all, or none that is published.
  case noVersion(expo: String, published: Bool)
  /// The version is not a draft.
  case notDraft(Int, status: ScheduleStatus)
  /// Locked meetings break hard rules: no timetable can keep them.
  case lockedConflict(LockedClash)
  /// A slot's buffer runs into the next slot.
  case slotsOverlap(String, String)
  /// The data cannot be made a problem.
  case unmappable(reason: String)
  /// The version breaks rules as things stand by now.
  case outdated(Int, [RuleViolation])
  /// Meetings were locked since, elsewhere than the version has them.
  case lockedElsewhere(Int, pairs: [String])
  /// Something other than meetings holds what the version needs.
  case collides(Int, detail: String)
  /// The two firms are placed, or wished by nobody.
  case notUnplaced(String, version: Int, why: String)
  /// The version would move or drop meetings that have begun, or put some into the past.
  case changesPast(Int, pairs: [String])
  /// The expo has no run of this job number.
  case unknownRun(Int64)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknownVersion: "timetable.unknown_version"
    case .noVersion: "timetable.none"
    case .notDraft: "timetable.not_draft"
    case .lockedConflict: "timetable.locked_conflict"
    case .slotsOverlap: "timetable.slots_overlap"
    case .unmappable: "timetable.unmappable"
    case .outdated: "timetable.outdated"
    case .lockedElsewhere: "timetable.locked_elsewhere"
    case .collides: "timetable.collides"
    case .notUnplaced: "timetable.not_unplaced"
    case .changesPast: "timetable.changes_past"
    case .unknownRun: "timetable.unknown_run"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unknownVersion, .noVersion, .notUnplaced, .unknownRun: .notFound
    case .notDraft, .outdated, .lockedElsewhere, .collides, .changesPast: .conflict
    case .lockedConflict: .infeasible
    case .slotsOverlap, .unmappable: .invalid
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unknownVersion(let number, let expo): "\(expo) has no timetable version \(number)"
    case .noVersion(let expo, let published):
      "\(expo) has no \(published ? "published " : "")timetable"
    case .notDraft(let number, let status): "version \(number) is \(status.rawValue), not a draft"
    case .lockedConflict(let clash): clash.text
    case .slotsOverlap(let one, let next): "the buffer of slot \(one) runs into slot \(next)"
    case .unmappable(let reason): "the data make no timetable problem: \(reason)"
    case .outdated(let number, let broken):
      "version \(number) breaks rules by now: " + Self.sentences(broken)
    case .lockedElsewhere(let number, let pairs):
      "version \(number) does not have locked meetings where they stand: "
        + pairs.joined(separator: ", ")
    case .collides(let number, let detail):
      "version \(number) needs what is reserved for something else: \(detail)"
    case .notUnplaced(let pair, let version, let why):
      "\(pair) is not among the unplaced wishes of version \(version): \(why)"
    case .changesPast(let number, let pairs):
      "version \(number) changes meetings that have begun: \(pairs.joined(separator: ", "))"
    case .unknownRun(let job): "job \(job) is no timetable run"
    }
  }

  /// What to do about it, if there is advice.
  public var advice: String? {
    switch self {
    case .noVersion: "make one with: expoctl schedule run"
    case .outdated, .lockedElsewhere: "compute a new version with: expoctl schedule run"
    case .lockedConflict: "unlock, move or cancel one of them: any one is enough for this clash"
    case .changesPast: "compute from what stands: expoctl schedule repair"
    default: nil
    }
  }

  private static func sentences(_ broken: [RuleViolation]) -> String {
    let first = broken.prefix(3).map(\.sentence).joined(separator: "; ")
    return broken.count > 3 ? "\(first); and \(broken.count - 3) more" : first
  }
}
