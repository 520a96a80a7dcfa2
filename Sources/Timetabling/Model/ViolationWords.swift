/// Violations in plain words; elements are named by their index.
extension Violation: CustomStringConvertible {
  /// One clause that names who, where and when.
  public var description: String {
    switch self {
    case .reference(let r, let text): "request \(r): \(text)"
    case .duplicate(let r): "request \(r) is placed twice"
    case .notConsecutive(let r): "the slots of request \(r) do not follow each other"
    case .slotNotAllowed(let r, let t): "request \(r) may not be in slot \(t)"
    case .unavailable(let r, let party, let t):
      "party \(party) of request \(r) is away in slot \(t)"
    case .teamTwice(let party, let team, let t):
      "team \(team) of party \(party) has two meetings in slot \(t)"
    case .partyDayCap(let party, let day, let count):
      "party \(party) has \(count) meetings on day \(day), more than its cap"
    case .ownStand(let r, let party):
      "request \(r) is not in the hall of the stand of party \(party)"
    case .foreignStand(let r, let hall): "request \(r) is at stand \(hall), which is not its own"
    case .walking(let party, let team, let from, let to):
      "team \(team) of party \(party) cannot walk between slots \(from) and \(to) in time"
    case .tableClosed(let r, let t): "the tables of request \(r) are closed in slot \(t)"
    case .tables(let hall, let tableClass, let t, let count):
      "\(count) meetings at the tables of class \(tableClass) of hall \(hall) in slot \(t)"
    case .tableRank(let r): "the table of request \(r) is for other ranks"
    case .interpretation(let r): "request \(r) has an interpreter without need, or needs one"
    case .unsuitable(let r, let g): "interpreter \(g) does not suit request \(r)"
    case .interpreterUnavailable(let g, let t): "interpreter \(g) is away in slot \(t)"
    case .interpreterTwice(let g, let t): "interpreter \(g) has two meetings in slot \(t)"
    case .interpreterDayCap(let g, let day, let count):
      "interpreter \(g) has \(count) meetings on day \(day), more than the cap"
    case .interpreterMinutes(let g, let day, let minutes):
      "interpreter \(g) works \(minutes) minutes on day \(day), more than allowed"
    case .interpreterRow(let g, let t, let minutes):
      "interpreter \(g) works \(minutes) minutes in a row up to slot \(t), more than allowed"
    case .interpreterWalking(let g, let from, let to):
      "interpreter \(g) cannot walk between slots \(from) and \(to) in time"
    case .locked(let r): "request \(r) is not where it is locked"
    }
  }
}
