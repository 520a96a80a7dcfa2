import Timetabling

/// Locked meetings that cannot all stand, as few as possible: without any one of them the others can.
public struct LockedClash: Sendable, Hashable {
  /// `RU0001–CN0002`, by firm.
  public let meetings: [String]
  /// Why, one sentence a rule.
  public let sentences: [String]

  /// The smallest clash found among locked meetings, nil when they can all stand.
  ///
  /// One rule that is broken names the meetings; whoever can be left out without the rest being able to
  /// stand is left out (a deletion filter; Chinneck and Dravnieks 1991).
  init?(_ data: PlanningData) {
    var data = data
    let locked = data.locked
    data.locked = []
    data.kept = locked
    let rules = MeetingRules(data)
    guard
      let first = rules.violations(of: locked).min(by: { $0.meetings.count < $1.meetings.count })
    else { return nil }
    let named = Set(first.meetings)
    var clash = locked.filter { named.contains($0.pair) }
    for meeting in clash {
      let rest = clash.filter { $0.pair != meeting.pair }
      if !rules.violations(of: rest).isEmpty { clash = rest }
    }
    meetings = clash.map { rules.index.name(of: $0.pair) }
    sentences = rules.violations(of: clash).map(\.sentence)
  }

  /// The smallest clash found among locked meetings that keep every rule but cannot be planned with:
  /// where a way round is shorter than the direct way less the buffer, whole ways are counted.
  ///
  /// `locked` are the placements of `data.locked`, `problem` is one that locks nothing.
  init?(_ data: PlanningData, _ locked: [Placement], in problem: Problem) {
    guard let clash = PlacementClash(locked, in: problem) else { return nil }
    let index = PlanningIndex(data)
    let named = zip(data.locked, locked).filter { clash.placements.contains($0.1) }
    meetings = named.map { index.name(of: $0.0.pair) }
    let halls = named.map(\.1.hall)
    sentences = clash.violations.map { violation in
      let who: String
      switch violation {
      case .walking: who = "the same people need"
      case .interpreterWalking(let g, _, _): who = "interpreter \(data.interpreters[g].code) needs"
      default: return violation.description
      }
      guard let from = halls.first, let to = halls.first(where: { $0 != from }) else {
        return violation.description
      }
      return "\(who) \(problem.travel[from][to]) minutes between \(data.halls[from].code) and "
        + "\(data.halls[to].code), where the buffer after a meeting does not count"
    }
  }

  /// In one sentence.
  var text: String {
    let names =
      meetings.count < 2
      ? meetings.joined()
      : meetings.dropLast().joined(separator: ", ") + " and " + (meetings.last ?? "")
    let why = sentences.joined(separator: "; ")
    switch meetings.count {
    case 1: return "the locked meeting \(names) cannot stand: \(why)"
    case 2: return "the locked meetings \(names) cannot both stand: \(why)"
    default: return "the locked meetings \(names) cannot all stand: \(why)"
    }
  }
}
