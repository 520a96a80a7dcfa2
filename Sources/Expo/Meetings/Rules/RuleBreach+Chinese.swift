extension RuleBreach {
  var chinese: String {
    switch self {
    case .plannedTwice(let meeting): "洽谈 \(meeting) 安排了两次"
    case .refused(let meeting): "洽谈 \(meeting) 被其中一家企业拒绝"
    case .notWished(let meeting): "没有企业申请洽谈 \(meeting)"
    case .wrongDuration(let meeting, let slots, let wished):
      "洽谈 \(meeting) 占 \(slots) 个时段，应为 \(wished) 个"
    case .wrongRank(let meeting, let rank, let wished):
      "洽谈 \(meeting) 级别为 \(rank)，应为 \(wished)"
    case .unknown(let meeting, let what): "洽谈 \(meeting) \(what.chinese)"
    case .notConsecutive(let meeting, let slots, let first):
      "洽谈 \(meeting) 自 \(first) 起占 \(slots) 个时段，但这些时段不连续"
    case .tableRank(let meeting, let rank, let table, let most):
      "级别 \(rank) 的洽谈 \(meeting) 在 \(table) 号桌，该桌只用于 \(most) 级及以上"
    case .tableClosed(let table, let closed):
      "\(table) 号桌在 \(closed.from) 至 \(closed.to) 关闭，但洽谈 \(closed.meeting) "
        + "于 \(closed.at) 在该桌"
    case .foreignStand(let meeting, let table):
      "洽谈 \(meeting) 在 \(table) 号桌，该桌在其他企业的展位上"
    case .ownStand(let firm, let stand, let meeting, let table):
      "\(firm) 应在自己的展位 \(stand) 洽谈，但洽谈 \(meeting) 在 \(table) 号桌"
    case .twice(let holder, let one, let other, let at):
      "\(holder.chinese) 于 \(at) 同时有洽谈 \(one) 和 \(other)"
    case .walk(let holder, let walk):
      "\(holder.chinese) 从 \(walk.from) 号桌到 \(walk.to) 号桌步行需 \(walk.minutes) 分钟，"
        + "但洽谈 \(walk.first) 于 \(walk.ends) 结束，洽谈 \(walk.second) 于 \(walk.starts) 开始"
    case .gone(let firm, let meeting, let at):
      "\(firm) 已不再参加，但于 \(at) 有洽谈 \(meeting)"
    case .away(let holder, let away):
      "\(holder.chinese) 在 \(away.from) 至 \(away.to) 缺席，但于 \(away.at) 有洽谈 \(away.meeting)"
    case .dailyCap(let firm, let meetings, let day, let most):
      "\(firm) 在 \(day) 有 \(meetings) 场洽谈，上限为 \(most) 场"
    case .interpreting(let breach): breach.chinese
    case .lockedMissing(let meeting, let slot):
      "洽谈 \(meeting) 已锁定在 \(slot)，但计划中没有"
    case .lockedChanged(let meeting, let level, let slot):
      "洽谈 \(meeting) 已锁定（\(level)）在 \(slot)，但被更改"
    }
  }
}

extension RuleBreach.Holder {
  fileprivate var chinese: String {
    switch self {
    case .table(let code): "\(code) 号桌"
    case .firm(let code): code
    case .team(let number, let firm): "\(firm) 第 \(number) 小组"
    case .interpreter(let code): "译员 \(code)"
    }
  }
}

extension RuleBreach.Unknown {
  fileprivate var chinese: String {
    switch self {
    case .firmTwice: "两次指定同一家企业"
    case .firm: "指定了不参加的企业"
    case .table(let table): "指定了不存在的 \(table) 号桌"
    case .teams(let teams):
      "指定了企业没有的小组 \(teams.map(String.init).joined(separator: "、"))"
    case .interpreter(let person): "指定了不存在的译员 \(person)"
    case .slot: "指定了不存在的时段"
    }
  }
}

extension InterpreterBreach {
  var chinese: String {
    switch self {
    case .missing(let meeting): "洽谈 \(meeting) 需要译员"
    case .needless(let person, let meeting): "洽谈 \(meeting) 不需要译员 \(person)"
    case .noPair(let person, let meeting): "译员 \(person) 的语言不适合洽谈 \(meeting)"
    case .noSector(let person, let sector, let meeting):
      "译员 \(person) 未准备行业 \(sector)，洽谈 \(meeting)"
    case .notCleared(let person, let meeting, let rank):
      "译员 \(person) 没有 \(rank) 级洽谈 \(meeting) 的资格"
    case .stationed(let person, let hall, let meeting, let table):
      "译员 \(person) 驻 \(hall)，但洽谈 \(meeting) 在 \(table) 号桌"
    case .dayOff(let person, let day, let meeting):
      "译员 \(person) 在 \(day) 不上班，洽谈 \(meeting)"
    case .minutesPerDay(let person, let minutes, let day, let most):
      "译员 \(person) 在 \(day) 工作 \(minutes) 分钟，上限为 \(most) 分钟"
    case .minutesInARow(let person, let minutes, let start, let most):
      "译员 \(person) 自 \(start) 起连续工作 \(minutes) 分钟，上限为 \(most) 分钟"
    }
  }
}
