import Timetabling

/// Why wishes have no meeting, as organisers know things: codes and days instead of indices.
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
      let obstacles = unplaced.reasons.map { obstacle($0, of: wish) }
      let remedy =
        try unplaced.replacement.map(remedy)
        ?? (isUnskilled(unplaced) ? skill.remedy(for: unplaced.request) : nil)
      return UnplacedWish(
        wish: wish, reason: obstacles.first?.code ?? "unknown",
        detail: UnplacedDetail(
          sentences: obstacles.map(\.sentence), instead: remedy?.sentence))
    }.sorted { $0.wish.pair < $1.wish.pair }
  }

  private func isUnskilled(_ unplaced: Unplaced) -> Bool {
    if case .noInterpreterAtAll = unplaced.reasons.first { return true }
    return false
  }

  private func obstacle(_ reason: UnplacedReason, of wish: PairWish) -> WishObstacle {
    switch reason {
    case .noCommonSlot:
      return .noCommonTime(firms: firms(wish.pair), slots: wish.durationSlots)
    case .standsApart(let hallA, let hallB): return .standsApart(hall(hallA), hall(hallB))
    case .noTableForRank(let rank): return .noTableForRank(rank)
    case .noInterpreterAtAll(let pairs, let sector):
      return .noInterpreter(task(pairs, sector, wish))
    case .partyDayCap(let party, let day, let slots):
      let firm = mapping.firms[party]
      return .dailyCap(
        firm: firm.code, meetings: firm.dailyCap ?? 0, day: self.day(day), slots: slots.count)
    case .partyFull(let party, let slots):
      let firm = mapping.firms[party]
      return .firmFull(firm: firm.code, teams: firm.teams, named(slots))
    case .walking(let slots): return .walking(named(slots))
    case .tablesFull(let halls, let slots):
      return .tablesFull(halls: halls.map(hall), named(slots))
    case .noInterpreter(let pairs, let sector, let days, let slots):
      return .interpretersFull(
        task(pairs, sector, wish), days: days.map(day), slots: slots.count)
    case .noHallWithAll(let slots): return .noHallWithAll(named(slots))
    case .free(let slots): return .searchEnded(named(slots))
    }
  }

  /// What would have to go.
  private func remedy(_ replacement: Replacement) -> WishRemedy {
    let slot = mapping.data.slots[replacement.placement.slot].code
    guard !replacement.dropped.isEmpty else { return .fits(slot: slot) }
    let dropped = replacement.dropped.map {
      firms(mapping.wishes[$0].pair).joined(separator: "–")
    }
    return .fitsWithout(slot: slot, meetings: dropped, weight: replacement.weight)
  }

  private func firms(_ pair: FirmPair) -> [String] { pair.firms.map { codes[$0] ?? "\($0)" } }

  private func hall(_ h: Int) -> String { mapping.data.halls[h].code }

  private func day(_ day: Int) -> String { mapping.days[day].description }

  private func task(
    _ pairs: [LanguagePair], _ sector: Int?, _ wish: PairWish
  ) -> WishObstacle.Interpreting {
    WishObstacle.Interpreting(
      pairs: pairs.map { "\(mapping.languages[$0.first])-\(mapping.languages[$0.second])" }
        .sorted(),
      sector: sector.map { mapping.sectors[$0] },
      isCleared: wish.rank <= MeetingRules.protocolRank)
  }

  private func named(_ slots: [Int]) -> WishObstacle.SlotList {
    WishObstacle.SlotList(slots.map { mapping.data.slots[$0].code })
  }
}
