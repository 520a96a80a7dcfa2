/// Something that is asked of a plan and that the organiser could give up.
///
/// What nobody can give up is no demand: every meeting is held once, and nobody is in two meetings
/// at the same time.
public enum AgendaDemand: Sendable, Hashable {
  /// A participant is away in some slots.
  case absence(participant: Int)
  /// A meeting is settled to a slot.
  case fixed(meeting: Int)
  /// A meeting is wished for in the morning or in the afternoon.
  case session(meeting: Int)
  /// One meeting has to be over when another begins.
  case precedence(Agenda.Precedence)
  /// No more meetings at the same time than there are locations.
  case locations
  /// Nobody has many more breaks than another.
  case fairness

  /// Whether a plan, with a slot for every meeting, does what is asked.
  func isMet(by plan: AgendaPlan, in agenda: Agenda) -> Bool {
    switch self {
    case .absence(let participant):
      let away = Set(agenda.absences[participant])
      return zip(agenda.meetings, plan.slots).allSatisfy { meeting, slot in
        (meeting.a != participant && meeting.b != participant) || !away.contains(slot)
      }
    case .fixed(let meeting):
      return agenda.meetings[meeting].fixed == plan.slots[meeting]
    case .session(let meeting):
      let isMorning = plan.slots[meeting] < agenda.morningSlots
      return isMorning == (agenda.meetings[meeting].session == .morning)
    case .precedence(let wish):
      return plan.slots[wish.before] < plan.slots[wish.after]
    case .locations:
      let loads = Dictionary(plan.slots.map { ($0, 1) }, uniquingKeysWith: +)
      return loads.values.allSatisfy { $0 <= agenda.locations }
    case .fairness:
      let breaks = plan.breaks(in: agenda)
      guard let most = breaks.max(), let least = breaks.min() else { return true }
      return most - least <= agenda.fairness ?? most
    }
  }
}

extension Agenda {
  /// All that is asked of a plan.
  public var demands: [AgendaDemand] {
    var all: [AgendaDemand] = [.locations]
    if fairness != nil { all.append(.fairness) }
    all += absences.indices.filter { !absences[$0].isEmpty }.map { .absence(participant: $0) }
    all += meetings.indices.filter { meetings[$0].session != nil }.map { .session(meeting: $0) }
    all += meetings.indices.filter { meetings[$0].fixed != nil }.map { .fixed(meeting: $0) }
    all += precedences.map { .precedence($0) }
    return all
  }

  /// The same agenda with only some of its demands.
  public func keeping(_ demands: Set<AgendaDemand>) -> Agenda {
    var less = self
    if !demands.contains(.locations) { less.locations = meetings.count }
    if !demands.contains(.fairness) { less.fairness = nil }
    for participant in absences.indices where !demands.contains(.absence(participant: participant))
    {
      less.absences[participant] = []
    }
    for index in meetings.indices {
      if !demands.contains(.session(meeting: index)) { less.meetings[index].session = nil }
      if !demands.contains(.fixed(meeting: index)) { less.meetings[index].fixed = nil }
    }
    less.precedences = precedences.filter { demands.contains(.precedence($0)) }
    return less
  }

  /// A demand in plain words; participants, meetings and slots are counted from 1.
  public func words(for demand: AgendaDemand) -> String {
    switch demand {
    case .absence(let participant):
      let away = absences[participant].map { String($0 + 1) }.joined(separator: ", ")
      let count = meetings.count { $0.a == participant || $0.b == participant }
      let held = count == 1 ? "1 meeting" : "\(count) meetings"
      return "participant \(participant + 1), who has \(held), is away in slot \(away)"
    case .fixed(let meeting):
      return
        "\(words(forMeeting: meeting)) is settled for slot \((meetings[meeting].fixed ?? 0) + 1)"
    case .session(let meeting):
      let half = meetings[meeting].session == .morning ? "morning" : "afternoon"
      return "\(words(forMeeting: meeting)) is wished for in the \(half)"
    case .precedence(let wish):
      return "\(words(forMeeting: wish.before)) comes before \(words(forMeeting: wish.after))"
    case .locations:
      let places = locations == 1 ? "1 meeting" : "\(locations) meetings"
      return "at most \(places) at the same time"
    case .fairness:
      return "nobody has more than \(fairness ?? 0) breaks more than another"
    }
  }

  private func words(forMeeting index: Int) -> String {
    "meeting \(index + 1) (participants \(meetings[index].a + 1) and \(meetings[index].b + 1))"
  }
}
