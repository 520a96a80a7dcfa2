extension RuleBreach {
  var russian: String {
    switch self {
    case .plannedTwice(let meeting): "встреча \(meeting) назначена дважды"
    case .refused(let meeting): "от встречи \(meeting) одна из фирм отказалась"
    case .notWished(let meeting): "о встрече \(meeting) не просила ни одна из фирм"
    case .wrongDuration(let meeting, let slots, let wished):
      "встреча \(meeting) занимает \(slots.russian("слот", "слота", "слотов")) вместо \(wished)"
    case .wrongRank(let meeting, let rank, let wished):
      "у встречи \(meeting) ранг \(rank) вместо \(wished)"
    case .unknown(let meeting, let what): "во встрече \(meeting) \(what.russian)"
    case .notConsecutive(let meeting, let slots, let first):
      "встреча \(meeting) занимает \(slots.russian("слот", "слота", "слотов")) с \(first), "
        + "а они идут не подряд"
    case .tableRank(let meeting, let rank, let table, let most):
      "встреча \(meeting) ранга \(rank) за столом \(table), который для рангов не ниже \(most)"
    case .tableClosed(let table, let closed):
      "стол \(table) закрыт с \(closed.from) до \(closed.to), а там встреча \(closed.meeting) "
        + "в \(closed.at)"
    case .foreignStand(let meeting, let table):
      "встреча \(meeting) за столом \(table) на стенде другой фирмы"
    case .ownStand(let firm, let stand, let meeting, let table):
      "\(firm) принимает на своём стенде \(stand), а встреча \(meeting) за столом \(table)"
    case .twice(let holder, let one, let other, let at):
      "\(holder.russian): в \(at) сразу две встречи, \(one) и \(other)"
    case .walk(let holder, let walk):
      "\(holder.russian): от стола \(walk.from) до стола \(walk.to) идти "
        + "\(walk.minutes.russian("минуту", "минуты", "минут")), но встреча \(walk.first) "
        + "кончается в \(walk.ends), а встреча \(walk.second) начинается в \(walk.starts)"
    case .gone(let firm, let meeting, let at):
      "\(firm) больше не участвует, а у неё встреча \(meeting) в \(at)"
    case .away(let holder, let away):
      "\(holder.russian): отсутствие с \(away.from) до \(away.to), а встреча \(away.meeting) "
        + "назначена на \(away.at)"
    case .dailyCap(let firm, let meetings, let day, let most):
      "у \(firm) на \(day) \(meetings.russian("встреча", "встречи", "встреч")), "
        + "а можно не больше \(most)"
    case .interpreting(let breach): breach.russian
    case .lockedMissing(let meeting, let slot):
      "встреча \(meeting) закреплена в \(slot), а в плане её нет"
    case .lockedChanged(let meeting, let level, let slot):
      "встреча \(meeting) закреплена (\(level)) в \(slot), но изменена"
    }
  }
}

extension RuleBreach.Holder {
  fileprivate var russian: String {
    switch self {
    case .table(let code): "стол \(code)"
    case .firm(let code): code
    case .team(let number, let firm): "команда \(number) фирмы \(firm)"
    case .interpreter(let code): "переводчик \(code)"
    }
  }
}

extension RuleBreach.Unknown {
  fileprivate var russian: String {
    switch self {
    case .firmTwice: "одна фирма названа дважды"
    case .firm: "названа фирма, которая не участвует"
    case .table(let table): "назван стол \(table), которого нет"
    case .teams(let teams):
      "названы команды \(teams.map(String.init).joined(separator: " и ")), которых у фирм нет"
    case .interpreter(let person): "назван переводчик \(person), которого нет"
    case .slot: "назван слот, которого нет"
    }
  }
}

extension InterpreterBreach {
  var russian: String {
    switch self {
    case .missing(let meeting): "встрече \(meeting) нужен переводчик"
    case .needless(let person, let meeting):
      "на встрече \(meeting) переводчик \(person) не нужен"
    case .noPair(let person, let meeting):
      "у переводчика \(person) нет языков для встречи \(meeting)"
    case .noSector(let person, let sector, let meeting):
      "переводчик \(person) не подготовлен по \(sector), встреча \(meeting)"
    case .notCleared(let person, let meeting, let rank):
      "у переводчика \(person) нет допуска к встрече \(meeting) ранга \(rank)"
    case .stationed(let person, let hall, let meeting, let table):
      "переводчик \(person) работает в \(hall), а встреча \(meeting) за столом \(table)"
    case .dayOff(let person, let day, let meeting):
      "переводчик \(person) не работает \(day), встреча \(meeting)"
    case .minutesPerDay(let person, let minutes, let day, let most):
      "у переводчика \(person) на \(day) \(minutes.russian("минута", "минуты", "минут")) работы, "
        + "а можно не больше \(most)"
    case .minutesInARow(let person, let minutes, let start, let most):
      "у переводчика \(person) \(minutes.russian("минута", "минуты", "минут")) подряд с \(start), "
        + "а можно не больше \(most)"
    }
  }
}
