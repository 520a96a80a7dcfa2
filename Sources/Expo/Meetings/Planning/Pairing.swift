/// The wishes of pairs of firms, made of what each side asked for.
struct Pairing: Sendable {
  /// The wishes, by pair.
  let wishes: [PairWish]
  /// The pairs that one of the two never wants to meet, and groups with such a pair in them.
  let vetoed: Set<FirmPair>
  /// How many pairs are wished by a side, vetoed ones included.
  let wishedPairs: Int

  init(_ data: PlanningData) {
    let index = PlanningIndex(data)
    let fixed = data.locked + data.kept
    let locked = Dictionary(fixed.map { ($0.pair, $0) }, uniquingKeysWith: { one, _ in one })
    var asked: [FirmPair: [PlanningRequest]] = [:]
    var vetoed = Set<FirmPair>()
    for request in data.requests {
      let pair = request.pair
      guard pair.firms.allSatisfy({ index.firms[$0] != nil }) else { continue }
      if request.preference == .no {
        vetoed.insert(pair)
      } else {
        asked[pair, default: []].append(request)
      }
    }
    vetoed.formUnion(asked.keys.filter { $0.isRefused(by: vetoed) })
    vetoed.formUnion(locked.keys.filter { $0.isRefused(by: vetoed) })
    var wishes: [PairWish] = []
    for (pair, requests) in asked where !vetoed.contains(pair) {
      let wish = PairWish(pair, asked: requests.sorted { $0.id < $1.id }, in: index)
      wishes.append(locked[pair].map(wish.standing(as:)) ?? wish)
    }
    for (pair, meeting) in locked where asked[pair] == nil && !vetoed.contains(pair) {
      wishes.append(PairWish(booked: meeting))
    }
    self.wishes = wishes.sorted { $0.pair < $1.pair }
    self.vetoed = vetoed
    wishedPairs = asked.count
  }
}

extension FirmPair {
  /// Whether a group has two firms of which one never wants to meet the other.
  fileprivate func isRefused(by vetoed: Set<FirmPair>) -> Bool {
    guard !guests.isEmpty, !vetoed.isEmpty else { return false }
    let firms = firms
    return firms.indices.contains { one in
      firms[..<one].contains { vetoed.contains(FirmPair($0, firms[one])) }
    }
  }
}

extension PairWish {
  /// Joins what the sides asked for: weights add up, the longer duration and the higher rank win.
  fileprivate init(_ pair: FirmPair, asked: [PlanningRequest], in index: PlanningIndex) {
    let languagesA = index.firms[pair.a]?.languages ?? []
    let languagesB = index.firms[pair.b]?.languages ?? []
    let sharesLanguage = languagesA.contains(where: languagesB.contains)
    self.pair = pair
    weight = asked.reduce(0) { $0 + WishWeights.weight(of: $1.preference) }
    durationSlots = asked.map(\.durationSlots).max() ?? 1
    rank = asked.map(\.rank).min() ?? PlanningTable.everybody
    sector = asked.lazy.compactMap(\.sector).first
    needsInterpreter = asked.contains { $0.needsInterpreter ?? !sharesLanguage }
    isBooked = false
  }

  /// A locked meeting that no side asked for (or no longer does) is the organiser's own wish.
  fileprivate init(booked meeting: PlannedMeeting) {
    pair = meeting.pair
    weight = WishWeights.booked
    durationSlots = meeting.durationSlots
    rank = meeting.rank
    sector = meeting.sector
    needsInterpreter = meeting.interpreter != nil
    isBooked = true
  }

  /// What is locked stands as it was fixed, also when the sides have changed their wishes since.
  fileprivate func standing(as meeting: PlannedMeeting) -> PairWish {
    PairWish(
      pair: pair, weight: weight, durationSlots: meeting.durationSlots, rank: meeting.rank,
      sector: meeting.sector, needsInterpreter: meeting.interpreter != nil, isBooked: false)
  }
}
