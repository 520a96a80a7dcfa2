@testable import Timetabling

/// Small random agendas, some of which have no plan.
struct RandomAgenda {
  private var generator: Generator
  var participants = 5
  var slots = 5
  var meetings = 6
  var locations = 2

  init(seed: UInt64) { generator = Generator(seed: seed) }

  mutating func make() throws -> Agenda {
    var pairs: [(Int, Int)] = []
    while pairs.count < meetings {
      let a = generator.below(participants)
      let b = generator.below(participants)
      if a < b, !pairs.contains(where: { $0 == (a, b) }) { pairs.append((a, b)) }
    }
    let sessions: [AgreedMeeting.Session?] = [nil, nil, .morning, .afternoon]
    let agreed = pairs.map { pair in
      AgreedMeeting(
        pair.0, pair.1, session: sessions[generator.below(4)],
        fixed: generator.chance(0.1) ? generator.below(slots) : nil)
    }
    let absences = (0..<participants).map { _ in
      (0..<slots).filter { _ in generator.chance(0.08) }
    }
    let first = generator.below(meetings - 1)
    return try Agenda(
      participants: participants, slots: slots, morningSlots: slots / 2 + 1, locations: locations,
      fairness: [nil, 0, 1, 2][generator.below(4)], meetings: agreed, absences: absences,
      precedences: generator.chance(0.5) ? [Agenda.Precedence(first, first + 1)] : [])
  }
}

extension Agenda {
  /// The fewest breaks of all plans, found by trying them all; nothing if there is no plan.
  func fewestBreaks() -> Int? {
    var best: Int?
    func place(_ slots: [Int]) {
      guard slots.count < meetings.count else {
        let plan = AgendaPlan(slots: slots)
        guard plan.violations(of: self).isEmpty else { return }
        best = min(best ?? .max, plan.breaks(in: self).reduce(0, +))
        return
      }
      let meeting = meetings[slots.count]
      for slot in 0..<self.slots {
        let clashes = slots.indices.contains { index in
          let other = meetings[index]
          return slots[index] == slot
            && [other.a, other.b].contains { $0 == meeting.a || $0 == meeting.b }
        }
        if !clashes { place(slots + [slot]) }
      }
    }
    place([])
    return best
  }
}
