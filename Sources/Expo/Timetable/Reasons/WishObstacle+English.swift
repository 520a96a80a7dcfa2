extension WishObstacle {
  var english: String {
    switch self {
    case .noCommonTime(let firms, let slots):
      "\(firms.joined(separator: "–")) are never \(firms.count > 2 ? "all" : "both") there for "
        + (slots == 1 ? "a slot" : "\(slots) slots in a row")
    case .standsApart(let one, let other):
      "their stands are in different halls, \(one) and \(other)"
    case .noTableForRank(let rank): "no table is for meetings of rank \(rank)"
    case .noInterpreter(let task):
      "nobody interprets \(task.english)" + (task.isCleared ? " with clearance for protocol" : "")
    case .dailyCap(let firm, let meetings, let day, let slots):
      "\(firm) has its \(meetings) meetings on \(day) (\(slots.english("slot", "slots")))"
    case .firmFull(let firm, let teams, let slots):
      (teams == 1 ? firm : "every team of \(firm)") + " is in another meeting in \(slots.english)"
    case .walking(let slots): "nobody gets there on foot in time in \(slots.english)"
    case .tablesFull(let halls, let slots):
      "all tables of \(halls.joined(separator: ", ")) are taken or closed in \(slots.english)"
    case .interpretersFull(let task, let days, let slots):
      "every interpreter for \(task.english) is busy, away or at the limit on "
        + "\(days.joined(separator: ", ")) (\(slots.english("slot", "slots")))"
    case .noHallWithAll(let slots):
      "table and interpreter are free, but not in one hall, in \(slots.english)"
    case .searchEnded(let slots): "there is room in \(slots.english) that the search did not reach"
    }
  }
}

extension WishRemedy {
  var english: String {
    switch self {
    case .fits(let slot): "it would fit in \(slot)"
    case .fitsWithout(let slot, let meetings, let weight):
      "it would fit in \(slot) without \(meetings.joined(separator: ", ")) (weight \(weight))"
    case .fitsIf(let slot, let person, let sector, let isCleared):
      "it would fit in \(slot) if \(person) were "
        + [sector.map { "prepared for \($0)" }, isCleared ? "cleared for protocol" : nil]
        .compactMap { $0 }.joined(separator: " and ")
    }
  }
}

extension WishObstacle.Interpreting {
  fileprivate var english: String {
    (pairs.isEmpty ? "between speakers of one language" : pairs.joined(separator: " or "))
      + (sector.map { " for \($0)" } ?? "")
  }
}

extension WishObstacle.SlotList {
  fileprivate var english: String {
    let codes = codes.joined(separator: ", ")
    return more > 0 ? "\(codes) and \(more.english("more slot", "more slots"))" : codes
  }
}
