/// What can be wrong with a meeting.
public enum MeetingError: ExpoFailure {
  /// The expo has no meeting of this number.
  case unknown(id: Identifier<Meeting>, expo: String)
  /// The expo has no such firm, slot, table, interpreter or delegation.
  case referenceUnknown(what: String, code: String, expo: String)
  /// A firm was to meet itself.
  case oneFirmTwice(code: String)
  /// More firms than can sit together, eight.
  case tooManyFirms(Int)
  /// A veto is about one firm.
  case groupRefused
  /// A wish for a meeting of the same firms is there, with others first.
  case groupKnown(code: String)
  /// These firms meet already.
  case exists(pair: String)
  /// Something it needs is taken by something else at that time.
  case doubleBooked(resource: String, by: BlockingReservation)
  /// It would break hard rules.
  case breaksRules(pair: String, [RuleViolation])
  /// It was called off.
  case isCancelled(id: Identifier<Meeting>)
  /// It is a protocol matter and moves only with explicit leave.
  case vipLocked(id: Identifier<Meeting>)
  /// Neither a new slot nor a new table nor a new interpreter was named.
  case nothingToMove(id: Identifier<Meeting>)
  /// The expo has no wish of this code, or it was taken back already.
  case wishUnknown(code: String, expo: String)
  /// A slot of the grid has no day of the calendar.
  case slotDay(code: String, day: String)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknown: "meeting.unknown"
    case .referenceUnknown(let what, _, _): "\(what).unknown"
    case .oneFirmTwice: "meeting.one_firm_twice"
    case .tooManyFirms: "meeting.too_many_firms"
    case .groupRefused: "request.group_refused"
    case .groupKnown: "request.group_known"
    case .exists: "meeting.exists"
    case .doubleBooked: "meeting.double_booked"
    case .breaksRules: "meeting.breaks_rules"
    case .isCancelled: "meeting.cancelled"
    case .vipLocked: "meeting.vip_locked"
    case .nothingToMove: "meeting.nothing_to_move"
    case .wishUnknown: "request.unknown"
    case .slotDay: "slot.day"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unknown, .referenceUnknown, .wishUnknown: .notFound
    case .oneFirmTwice, .tooManyFirms, .groupRefused, .nothingToMove, .slotDay: .invalid
    case .exists, .groupKnown, .doubleBooked, .breaksRules, .isCancelled: .conflict
    case .vipLocked: .forbidden
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unknown(let id, let expo): "\(expo) has no meeting \(id)"
    case .referenceUnknown(let what, let code, let expo): "\(expo) has no \(what) “\(code)”"
    case .oneFirmTwice(let code): "\(code) cannot meet itself"
    case .tooManyFirms(let count): "\(count) firms are too many for one meeting, which has up to 8"
    case .groupRefused: "“no” is about one firm, not about a group"
    case .groupKnown(let code): "wish \(code) is about the same firms"
    case .exists(let pair): "\(pair) meet already"
    case .doubleBooked(let resource, let blocking): "\(resource) is taken by \(blocking.sentence)"
    case .breaksRules(let pair, let violations):
      "\(pair): " + violations.map(\.sentence).joined(separator: "; ")
    case .isCancelled(let id): "meeting \(id) was cancelled"
    case .vipLocked(let id): "meeting \(id) is locked for protocol"
    case .nothingToMove(let id):
      "meeting \(id) stays where it is: no new slot, table or interpreter"
    case .wishUnknown(let code, let expo): "\(expo) has no wish “\(code)” in force"
    case .slotDay(let code, let day): "slot \(code) is on “\(day)”, which is no day"
    }
  }

  /// What to do about it, if there is advice.
  public var advice: String? {
    switch self {
    case .unknown(_, let expo): "see them with: expoctl meeting list -e \(expo)"
    case .doubleBooked: "choose another slot, table or interpreter, or move the other meeting first"
    case .wishUnknown(_, let expo): "see them with: expoctl request list -e \(expo)"
    case .groupKnown(let code): "change that one, or take it back: expoctl request withdraw \(code)"
    case .groupRefused: "enter a “no” for each of them: a group with such a pair is not placed"
    case .exists: "move the meeting they have instead"
    case .vipLocked: "say explicitly that it may move"
    default: nil
    }
  }
}
