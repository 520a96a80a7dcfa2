extension WishObstacle {
  var chinese: String {
    switch self {
    case .noCommonTime(let firms, let slots):
      "\(firms.joined(separator: "–")) 没有共同的" + (slots == 1 ? "时段" : " \(slots) 个连续时段")
    case .standsApart(let one, let other): "双方展位不在同一处：\(one) 和 \(other)"
    case .noTableForRank(let rank): "没有可供级别 \(rank) 使用的洽谈桌"
    case .noInterpreter(let task):
      "没有\(task.isCleared ? "具有礼宾资格的" : "") \(task.chinese) 译员"
    case .dailyCap(let firm, let meetings, let day, let slots):
      "\(firm) 在 \(day) 已有 \(meetings) 场洽谈（\(slots) 个时段）"
    case .firmFull(let firm, let teams, let slots):
      firm + (teams == 1 ? "" : " 的所有小组") + " 正在参加其他洽谈：\(slots.chinese)"
    case .walking(let slots): "步行无法按时到达：\(slots.chinese)"
    case .tablesFull(let halls, let slots):
      "\(halls.joined(separator: "、")) 的洽谈桌全部占用或关闭：\(slots.chinese)"
    case .interpretersFull(let task, let days, let slots):
      "\(days.joined(separator: "、")) 所有 \(task.chinese) 译员均已占用、缺席或达到工时上限"
        + "（\(slots) 个时段）"
    case .noHallWithAll(let slots): "洽谈桌和译员都有空，但不在同一展厅：\(slots.chinese)"
    case .searchEnded(let slots): "仍有空位，但搜索未能到达：\(slots.chinese)"
    }
  }
}

extension WishRemedy {
  var chinese: String {
    switch self {
    case .fits(let slot): "可安排在 \(slot)"
    case .fitsWithout(let slot, let meetings, let weight):
      "若取消 \(meetings.joined(separator: "、"))（权重 \(weight)），可安排在 \(slot)"
    case .fitsIf(let slot, let person, let sector, let isCleared):
      "若 \(person) "
        + [sector.map { "能译 \($0) 行业" }, isCleared ? "具有礼宾资格" : nil]
        .compactMap { $0 }.joined(separator: "且") + "，可安排在 \(slot)"
    }
  }
}

extension WishObstacle.Interpreting {
  fileprivate var chinese: String {
    (pairs.isEmpty ? "同语言" : pairs.joined(separator: " 或 "))
      + (sector.map { "（\($0)）" } ?? "")
  }
}

extension WishObstacle.SlotList {
  fileprivate var chinese: String {
    let codes = codes.joined(separator: "、")
    return more > 0 ? "\(codes) 等 \(self.codes.count + more) 个时段" : codes
  }
}
