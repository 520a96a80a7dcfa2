/// What an obstacle is called in each language; so many interpreters are named one by one.
extension SlotObstacle {
  private static let mostNamed = 4

  var english: String {
    switch self {
    case .past: "it is past"
    case .broken(let slots):
      slots == 1
        ? "1 slot does not follow from here" : "\(slots) slots do not follow each other from here"
    case .standsApart(let firms, let stands):
      "\(firms.joined(separator: " and ")) have stands apart, \(stands.joined(separator: " and "))"
    case .standsOnly: "every table is at the stand of another firm"
    case .firmGone(let firm): "\(firm) takes no part any more"
    case .firmAway(let firm, let from, let to): "\(firm) is away from \(from) to \(to)"
    case .dailyCap(let firm, let meetings):
      "\(firm) has its \(meetings.english("meeting", "meetings")) of the day"
    case .firmMeets(let firm, let others): "\(firm) meets \(others.joined(separator: ", "))"
    case .firmWalks(let firm): "\(firm) cannot walk there in time"
    case .tablesTaken(let rank): "every table for rank \(rank) is taken or closed"
    case .nobodyInterprets: "no interpreter has the languages, the sector and the rank"
    case .interpretersBusy(let people) where people.count <= Self.mostNamed:
      "\(people.joined(separator: ", ")) could interpret, and "
        + "\(people.count == 1 ? "is" : "are") busy, away or at the limit"
    case .interpretersBusy(let people):
      "all \(people.count) interpreters who could are busy, away or at the limit"
    case .noHallWithAll: "table, teams and interpreter are free, but not in one hall"
    }
  }

  var russian: String {
    switch self {
    case .past: "время прошло"
    case .broken(let slots):
      "отсюда нет \(slots == 1 ? "1 слота" : "\(slots) слотов подряд")"
    case .standsApart(let firms, let stands):
      "стенды \(firms.joined(separator: " и ")) в разных местах: \(stands.joined(separator: " и "))"
    case .standsOnly: "все столы — на стендах других фирм"
    case .firmGone(let firm): "\(firm) больше не участвует"
    case .firmAway(let firm, let from, let to): "\(firm) отсутствует с \(from) до \(to)"
    case .dailyCap(let firm, let meetings):
      "у \(firm) за день уже \(meetings.russian("встреча", "встречи", "встреч"))"
    case .firmMeets(let firm, let others):
      "\(firm) на встрече с \(others.joined(separator: ", "))"
    case .firmWalks(let firm): "\(firm) не успевает дойти"
    case .tablesTaken(let rank): "все столы для ранга \(rank) заняты или закрыты"
    case .nobodyInterprets: "нет переводчика с нужными языками, отраслью и допуском"
    case .interpretersBusy(let people) where people.count == 1:
      "перевести может только \(people[0]): занят, отсутствует или исчерпал норму"
    case .interpretersBusy(let people) where people.count <= Self.mostNamed:
      "перевести могут \(people.joined(separator: ", ")): заняты, отсутствуют или исчерпали норму"
    case .interpretersBusy(let people):
      "подходит \(people.count.russian("переводчик", "переводчика", "переводчиков")), "
        + "никто не свободен"
    case .noHallWithAll: "стол, команды и переводчик свободны, но не в одном зале"
    }
  }

  var chinese: String {
    switch self {
    case .past: "时间已过"
    case .broken(let slots): "从此处起没有 \(slots) 个连续时段"
    case .standsApart(let firms, let stands):
      "\(firms.joined(separator: "、")) 的展位不在同一处：\(stands.joined(separator: "、"))"
    case .standsOnly: "所有洽谈桌都在其他企业的展位上"
    case .firmGone(let firm): "\(firm) 已不再参加"
    case .firmAway(let firm, let from, let to): "\(firm) 在 \(from) 至 \(to) 缺席"
    case .dailyCap(let firm, let meetings): "\(firm) 当天已有 \(meetings) 场洽谈"
    case .firmMeets(let firm, let others): "\(firm) 正与 \(others.joined(separator: "、")) 洽谈"
    case .firmWalks(let firm): "\(firm) 步行无法按时到达"
    case .tablesTaken(let rank): "级别 \(rank) 可用的洽谈桌全部占用或关闭"
    case .nobodyInterprets: "没有符合语言、行业和级别的译员"
    case .interpretersBusy(let people) where people.count <= Self.mostNamed:
      "可译的 \(people.joined(separator: "、")) 已占用、缺席或达到工时上限"
    case .interpretersBusy(let people):
      "可译的 \(people.count) 名译员均已占用、缺席或达到工时上限"
    case .noHallWithAll: "洽谈桌、小组和译员都有空，但不在同一展厅"
    }
  }
}
