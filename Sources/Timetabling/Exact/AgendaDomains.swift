/// The slots in which each meeting can be, as far as that is to be seen one demand at a time.
struct AgendaDomains {
  /// Meeting by slot.
  private(set) var allowed: [[Bool]]

  init(_ agenda: Agenda) {
    let away = agenda.absences.map(Set.init)
    allowed = agenda.meetings.map { meeting in
      (0..<agenda.slots).map { slot in
        let isMorning = slot < agenda.morningSlots
        return (meeting.fixed ?? slot) == slot
          && (meeting.session.map { $0 == .morning } ?? isMorning) == isMorning
          && !away[meeting.a].contains(slot) && !away[meeting.b].contains(slot)
      }
    }
    while order(agenda.precedences) {}
  }

  /// Takes the slots that are too early or too late for an order; whether there were any.
  private mutating func order(_ wishes: [Agenda.Precedence]) -> Bool {
    var isChanged = false
    for wish in wishes {
      let first = allowed[wish.before].firstIndex(of: true) ?? allowed[wish.before].count
      let last = allowed[wish.after].lastIndex(of: true) ?? -1
      for slot in allowed[wish.after].indices where slot <= first && allowed[wish.after][slot] {
        allowed[wish.after][slot] = false
        isChanged = true
      }
      for slot in allowed[wish.before].indices where slot >= last && allowed[wish.before][slot] {
        allowed[wish.before][slot] = false
        isChanged = true
      }
    }
    return isChanged
  }
}
