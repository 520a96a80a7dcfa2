extension RuleBreach {
  var english: String {
    switch self {
    case .plannedTwice(let meeting): "meeting \(meeting) is planned twice"
    case .refused(let meeting): "meeting \(meeting) was refused by one of the firms"
    case .notWished(let meeting): "meeting \(meeting) was asked for by neither firm"
    case .wrongDuration(let meeting, let slots, let wished):
      "meeting \(meeting) takes \(slots) slots instead of \(wished)"
    case .wrongRank(let meeting, let rank, let wished):
      "meeting \(meeting) has rank \(rank) instead of \(wished)"
    case .unknown(let meeting, let what): "meeting \(meeting) names \(what.english)"
    case .notConsecutive(let meeting, let slots, let first):
      "meeting \(meeting) takes \(slots) slots from \(first), which do not follow each other "
        + "without a break"
    case .tableRank(let meeting, let rank, let table, let most):
      "meeting \(meeting) of rank \(rank) sits at table \(table), which is for ranks up to \(most)"
    case .tableClosed(let table, let closed):
      "table \(table) is closed from \(closed.from) to \(closed.to), but meeting "
        + "\(closed.meeting) is there at \(closed.at)"
    case .foreignStand(let meeting, let table):
      "meeting \(meeting) sits at table \(table), which is at the stand of another firm"
    case .ownStand(let firm, let stand, let meeting, let table):
      "\(firm) meets at its stand \(stand), but meeting \(meeting) is at table \(table)"
    case .twice(let holder, let one, let other, let at):
      "\(holder.english) has meeting \(one) and meeting \(other) at \(at)"
    case .walk(let holder, let walk):
      "\(holder.english) needs \(walk.minutes) minutes from table \(walk.from) to table "
        + "\(walk.to), but meeting \(walk.first) ends at \(walk.ends) and meeting "
        + "\(walk.second) starts at \(walk.starts)"
    case .gone(let firm, let meeting, let at):
      "\(firm) takes no part any more, but has meeting \(meeting) at \(at)"
    case .away(let holder, let away):
      "\(holder.english) is away from \(away.from) to \(away.to), but has meeting "
        + "\(away.meeting) at \(away.at)"
    case .dailyCap(let firm, let meetings, let day, let most):
      "\(firm) has \(meetings) meetings on \(day), more than \(most)"
    case .interpreting(let breach): breach.english
    case .lockedMissing(let meeting, let slot):
      "meeting \(meeting) is locked at \(slot) and missing from the plan"
    case .lockedChanged(let meeting, let level, let slot):
      "meeting \(meeting) is locked (\(level)) at \(slot) and was changed"
    }
  }
}

extension RuleBreach.Holder {
  fileprivate var english: String {
    switch self {
    case .table(let code): "table \(code)"
    case .firm(let code): code
    case .team(let number, let firm): "team \(number) of \(firm)"
    case .interpreter(let code): "interpreter \(code)"
    }
  }
}

extension RuleBreach.Unknown {
  fileprivate var english: String {
    switch self {
    case .firmTwice: "one firm twice"
    case .firm: "a firm that takes no part"
    case .table(let table): "table \(table), which does not exist"
    case .teams(let teams):
      "teams \(teams.map(String.init).joined(separator: " and ")), which the firms do not have"
    case .interpreter(let person): "interpreter \(person), who does not exist"
    case .slot: "a slot that does not exist"
    }
  }
}

extension InterpreterBreach {
  var english: String {
    switch self {
    case .missing(let meeting): "meeting \(meeting) needs an interpreter"
    case .needless(let person, let meeting):
      "meeting \(meeting) has interpreter \(person) without need"
    case .noPair(let person, let meeting):
      "interpreter \(person) has no language pair for meeting \(meeting)"
    case .noSector(let person, let sector, let meeting):
      "interpreter \(person) is not prepared for \(sector), meeting \(meeting)"
    case .notCleared(let person, let meeting, let rank):
      "interpreter \(person) is not cleared for meeting \(meeting) of rank \(rank)"
    case .stationed(let person, let hall, let meeting, let table):
      "interpreter \(person) is stationed in \(hall), but meeting \(meeting) is at table \(table)"
    case .dayOff(let person, let day, let meeting):
      "interpreter \(person) does not work on \(day), meeting \(meeting)"
    case .minutesPerDay(let person, let minutes, let day, let most):
      "interpreter \(person) works \(minutes) minutes on \(day), more than \(most)"
    case .minutesInARow(let person, let minutes, let start, let most):
      "interpreter \(person) works \(minutes) minutes in a row from \(start), more than \(most)"
    }
  }
}
