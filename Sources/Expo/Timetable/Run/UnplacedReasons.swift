import Timetabling

/// Why wishes have no meeting, in the organiser's words: codes, names and days instead of indices.
struct UnplacedReasons {
  private let mapping: ProblemMapping
  private let codes: [Identifier<Participation>: String]

  init(_ mapping: ProblemMapping) {
    self.mapping = mapping
    codes = Dictionary(uniqueKeysWithValues: mapping.firms.map { ($0.id, $0.code) })
  }

  /// One explanation a wish that is not placed, by pair.
  func explain(_ all: [Unplaced], in timetable: Timetable) throws -> [UnplacedWish] {
    let skill = MissingSkill(mapping, timetable)
    return try all.map { unplaced in
      let wish = mapping.wishes[unplaced.request]
      return UnplacedWish(
        wish: wish, reason: unplaced.reasons.first.map(code) ?? "unknown",
        detail: UnplacedDetail(
          sentences: unplaced.reasons.map { sentence($0, of: wish) },
          instead: try unplaced.replacement.map { instead($0) }
            ?? (isUnskilled(unplaced) ? skill.instead(for: unplaced.request) : nil)))
    }.sorted { $0.wish.pair < $1.wish.pair }
  }

  private func isUnskilled(_ unplaced: Unplaced) -> Bool {
    if case .noInterpreterAtAll = unplaced.reasons.first { return true }
    return false
  }

  /// Stable, for programs.
  private func code(_ reason: UnplacedReason) -> String {
    switch reason {
    case .noCommonSlot: "no_common_time"
    case .standsApart: "stands_apart"
    case .noTableForRank: "no_table_for_rank"
    case .noInterpreterAtAll: "no_interpreter"
    case .partyDayCap: "daily_cap"
    case .partyFull: "firm_full"
    case .walking: "walking"
    case .tablesFull: "tables_full"
    case .noInterpreter: "interpreters_full"
    case .noHallWithAll: "no_hall_with_all"
    case .free: "search_ended"
    }
  }

  private func sentence(_ reason: UnplacedReason, of wish: PairWish) -> String {
    switch reason {
    case .noCommonSlot:
      let length = wish.durationSlots == 1 ? "a slot" : "\(wish.durationSlots) slots in a row"
      let all = wish.pair.guests.isEmpty ? "both" : "all"
      return "\(pair(wish.pair)) are never \(all) there for \(length)"
    case .standsApart(let hallA, let hallB):
      return "their stands are in different halls, \(hall(hallA)) and \(hall(hallB))"
    case .noTableForRank(let rank): return "no table is for meetings of rank \(rank)"
    case .noInterpreterAtAll(let pairs, let sector):
      return "nobody interprets \(language(pairs))\(about(sector))"
        + (wish.rank <= MeetingRules.protocolRank ? " with clearance for protocol" : "")
    case .partyDayCap(let party, let day, let slots):
      let firm = mapping.firms[party]
      return "\(firm.code) has its \(firm.dailyCap ?? 0) meetings on \(mapping.days[day])"
        + " (\(count(slots)))"
    case .partyFull(let party, let slots):
      let firm = mapping.firms[party]
      let teams = firm.teams == 1 ? firm.code : "every team of \(firm.code)"
      return "\(teams) is in another meeting in \(named(slots))"
    case .walking(let slots): return "nobody gets there on foot in time in \(named(slots))"
    case .tablesFull(let halls, let slots):
      return "all tables of \(halls.map(hall).joined(separator: ", ")) are taken or closed in "
        + named(slots)
    case .noInterpreter(let pairs, let sector, let days, let slots):
      let dates = days.map { mapping.days[$0].description }.joined(separator: ", ")
      return
        "every interpreter for \(language(pairs))\(about(sector)) is busy, away or at the limit"
        + " on \(dates) (\(count(slots)))"
    case .noHallWithAll(let slots):
      return "table and interpreter are free, but not in one hall, in \(named(slots))"
    case .free(let slots): return "there is room in \(named(slots)) that the search did not reach"
    }
  }

  /// What would have to go.
  private func instead(_ replacement: Replacement) -> String {
    let slot = mapping.data.slots[replacement.placement.slot].code
    guard !replacement.dropped.isEmpty else { return "it would fit in \(slot)" }
    let dropped = replacement.dropped.map { pair(mapping.wishes[$0].pair) }
    return "it would fit in \(slot) without \(dropped.joined(separator: ", "))"
      + " (weight \(replacement.weight))"
  }

  private func pair(_ pair: FirmPair) -> String {
    pair.firms.map(firm).joined(separator: "–")
  }

  private func firm(_ id: Identifier<Participation>) -> String { codes[id] ?? "\(id)" }

  private func hall(_ h: Int) -> String { mapping.data.halls[h].code }

  private func language(_ pairs: [LanguagePair]) -> String {
    guard !pairs.isEmpty else { return "between speakers of one language" }
    return pairs.map { "\(mapping.languages[$0.first])-\(mapping.languages[$0.second])" }.sorted()
      .joined(separator: " or ")
  }

  private func about(_ sector: Int?) -> String {
    sector.map { " for \(mapping.sectors[$0])" } ?? ""
  }

  private func count(_ slots: [Int]) -> String {
    slots.count == 1 ? "1 slot" : "\(slots.count) slots"
  }

  private func named(_ slots: [Int]) -> String {
    let codes = slots.prefix(4).map { mapping.data.slots[$0].code }.joined(separator: ", ")
    return slots.count > 4 ? "\(codes) and \(slots.count - 4) more slots" : codes
  }
}
