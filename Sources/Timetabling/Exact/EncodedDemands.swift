extension AgendaEncoding {
  /// The demands on single meetings and participants, where they have not shaped the variables.
  mutating func placeDemands() {
    for demand in agenda.demands {
      switch demand {
      case .absence(let participant):
        for slot in agenda.absences[participant] {
          if let literal = busy[participant][slot] { self.demand(demand, [-literal]) }
        }
      case .fixed(let meeting):
        guard let slot = agenda.meetings[meeting].fixed else { continue }
        self.demand(demand, [held[meeting][slot]].compactMap(\.self))
      case .session(let meeting):
        let isMorning = agenda.meetings[meeting].session == .morning
        for (slot, literal) in held[meeting].enumerated()
        where (slot < agenda.morningSlots) != isMorning {
          if let literal { self.demand(demand, [-literal]) }
        }
      case .precedence, .locations, .fairness: continue
      }
    }
  }
}
