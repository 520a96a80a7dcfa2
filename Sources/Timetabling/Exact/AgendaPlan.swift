/// A slot for every meeting of an agenda.
public struct AgendaPlan: Sendable, Hashable {
  /// The slot of each meeting.
  public let slots: [Int]

  /// Makes a plan.
  public init(slots: [Int]) {
    self.slots = slots
  }

  /// The number of breaks of each participant.
  public func breaks(in agenda: Agenda) -> [Int] {
    var busy = [[Bool]](
      repeating: [Bool](repeating: false, count: agenda.slots), count: agenda.participants)
    for (meeting, slot) in zip(agenda.meetings, slots) {
      busy[meeting.a][slot] = true
      busy[meeting.b][slot] = true
    }
    return busy.map { row in
      let blocks = row.indices.count { row[$0] && ($0 == 0 || !row[$0 - 1]) }
      return max(0, blocks - 1)
    }
  }

  /// What keeps the plan from being held, in the words of the demands it fails, and first of all
  /// whether anyone has two meetings at a time.
  ///
  /// It is judged without the solver's tables.
  public func violations(of agenda: Agenda) -> [AgendaViolation] {
    guard slots.count == agenda.meetings.count,
      slots.allSatisfy({ (0..<agenda.slots).contains($0) })
    else { return [.shape] }
    var found: [AgendaViolation] = []
    var seen: Set<[Int]> = []
    for (meeting, slot) in zip(agenda.meetings, slots) {
      for participant in [meeting.a, meeting.b]
      where !seen.insert([participant, slot]).inserted {
        found.append(.twice(participant: participant, slot: slot))
      }
    }
    return found + agenda.demands.filter { !$0.isMet(by: self, in: agenda) }.map { .demand($0) }
  }
}

/// What keeps a plan from being held.
public enum AgendaViolation: Sendable, Hashable {
  /// It has not one slot of the day for each meeting.
  case shape
  /// A participant has two meetings at the same time.
  case twice(participant: Int, slot: Int)
  /// A demand is not met.
  case demand(AgendaDemand)
}
