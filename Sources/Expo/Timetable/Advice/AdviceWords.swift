import Timetabling

/// Advice in the organiser's words: codes and dates instead of indices.
struct AdviceWords {
  private let mapping: ProblemMapping

  init(_ mapping: ProblemMapping) { self.mapping = mapping }

  func advice(_ found: CapacityAdvice) -> ScheduleAdvice {
    let day = found.day.map { mapping.days[$0] }
    switch found.resource {
    case .interpreter(let g): return interpreter(mapping.data.interpreters[g], day, found)
    case .table(let h, let k):
      return table(mapping.data.halls[h], mapping.classes[h][k][0].maxRank, day, found)
    case .team(let p): return team(mapping.firms[p], found)
    }
  }

  private func interpreter(
    _ person: PlanningInterpreter, _ day: CalendarDay?, _ found: CapacityAdvice
  ) -> ScheduleAdvice {
    let pairs = person.pairs.joined(separator: ", ")
    return ScheduleAdvice(
      kind: .interpreter, like: person.code, day: day, pairs: person.pairs, rank: nil, found,
      en: "One more interpreter for \(pairs) (like \(person.code))\(on(day))",
      ru: "Ещё один переводчик \(pairs) (как \(person.code))\(spaced(day))",
      zh: "\(dated(day))增加一名 \(pairs) 译员（同 \(person.code)）")
  }

  private func table(
    _ hall: PlanningHall, _ rank: Int, _ day: CalendarDay?, _ found: CapacityAdvice
  ) -> ScheduleAdvice {
    let isForAll = rank >= PlanningTable.everybody
    return ScheduleAdvice(
      kind: .table, like: hall.code, day: day, pairs: [], rank: rank, found,
      en: "One more table\(isForAll ? "" : " for ranks up to \(rank)") in \(hall.code)\(on(day))",
      ru: "Ещё один стол\(isForAll ? "" : " для рангов до \(rank)") в \(hall.code)\(spaced(day))",
      zh: "\(dated(day))在 \(hall.code) 增加一张洽谈桌\(isForAll ? "" : "（礼宾级别 1–\(rank)）")")
  }

  private func team(_ firm: PlanningFirm, _ found: CapacityAdvice) -> ScheduleAdvice {
    ScheduleAdvice(
      kind: .team, like: firm.code, day: nil, pairs: [], rank: nil, found,
      en: "One more team of \(firm.code)", ru: "Ещё одна команда \(firm.code)",
      zh: "\(firm.code) 增加一个洽谈小组")
  }

  private func on(_ day: CalendarDay?) -> String { day.map { " on \($0)" } ?? "" }

  private func spaced(_ day: CalendarDay?) -> String { day.map { " \($0)" } ?? "" }

  private func dated(_ day: CalendarDay?) -> String { day.map { "\($0) " } ?? "" }
}

extension ScheduleAdvice {
  /// Ends the sentences with what it brings.
  fileprivate init(
    kind: Kind, like: String, day: CalendarDay?, pairs: [String], rank: Int?,
    _ found: CapacityAdvice, en: String, ru: String, zh: String
  ) {
    self.kind = kind
    self.like = like
    self.day = day
    self.pairs = pairs
    self.rank = rank
    wishes = found.wishes
    weight = found.weight
    atMost = found.bound
    let sum = found.weight
    sentence =
      found.wishes > 0
      ? LocalizedText([
        "en": "\(en) places \(wishes) more \(wishes == 1 ? "wish" : "wishes")",
        "ru": "\(ru): встреч больше на \(wishes)", "zh": "\(zh)，可多安排 \(wishes) 场洽谈",
      ])
      : LocalizedText([
        "en": "\(en) places weightier wishes, by \(sum)",
        "ru": "\(ru): вес встреч больше на \(sum)", "zh": "\(zh)，所安排洽谈的权重可增加 \(sum)",
      ])
  }
}
