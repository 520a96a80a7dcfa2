extension WishObstacle {
  var russian: String {
    switch self {
    case .noCommonTime(let firms, let slots):
      "у \(firms.joined(separator: "–")) нет общего времени: "
        + (slots == 1
          ? "нужен 1 слот" : "нужно \(slots.russian("слот", "слота", "слотов")) подряд")
    case .standsApart(let one, let other): "их стенды в разных залах: \(one) и \(other)"
    case .noTableForRank(let rank): "нет стола для встреч ранга \(rank)"
    case .noInterpreter(let task):
      "никто не переводит \(task.russian)" + (task.isCleared ? " с допуском к протоколу" : "")
    case .dailyCap(let firm, let meetings, let day, let slots):
      "у \(firm) на \(day) уже \(meetings.russian("встреча", "встречи", "встреч"))"
        + " (закрыто: \(slots.russian("слот", "слота", "слотов")))"
    case .firmFull(let firm, let teams, let slots):
      (teams == 1 ? firm : "каждая команда \(firm)") + " на другой встрече: \(slots.russian)"
    case .walking(let slots): "никто не успевает дойти: \(slots.russian)"
    case .tablesFull(let halls, let slots):
      "все столы в \(halls.joined(separator: ", ")) заняты или закрыты: \(slots.russian)"
    case .interpretersFull(let task, let days, let slots):
      "все переводчики \(task.russian) заняты, отсутствуют или исчерпали норму "
        + "\(days.joined(separator: ", ")) (\(slots.russian("слот", "слота", "слотов")))"
    case .noHallWithAll(let slots):
      "стол и переводчик свободны, но не в одном зале: \(slots.russian)"
    case .searchEnded(let slots): "место есть, но поиск до него не дошёл: \(slots.russian)"
    }
  }
}

extension WishRemedy {
  var russian: String {
    switch self {
    case .fits(let slot): "поместится в \(slot)"
    case .fitsWithout(let slot, let meetings, let weight):
      "поместится в \(slot) без \(meetings.joined(separator: ", ")) (вес \(weight))"
    case .fitsIf(let slot, let person, let sector, let isCleared):
      "поместится в \(slot), если \(person) получит "
        + [sector.map { "подготовку по \($0)" }, isCleared ? "допуск к протоколу" : nil]
        .compactMap { $0 }.joined(separator: " и ")
    }
  }
}

extension WishObstacle.Interpreting {
  fileprivate var russian: String {
    (pairs.isEmpty ? "между говорящими на одном языке" : pairs.joined(separator: " или "))
      + (sector.map { " по \($0)" } ?? "")
  }
}

extension WishObstacle.SlotList {
  fileprivate var russian: String {
    let codes = codes.joined(separator: ", ")
    return more > 0 ? "\(codes) и ещё \(more.russian("слот", "слота", "слотов"))" : codes
  }
}
