/// What each request needs, with equal needs numbered once.
struct RequestNeeds: Sendable {
  /// What an interpreter of a meeting must have; equal needs share one number.
  struct Languages: Sendable, Hashable {
    let pairs: Set<LanguagePair>
    let sector: Int?
    let cleared: Bool
  }

  /// All that decides where a request may sit: requests of one kind are interchangeable for halls,
  /// tables and interpreters.
  struct Kind: Sendable, Hashable {
    let hall: Int
    let rank: Int
    let languages: Int
    let duration: Int
  }

  /// The start slots open to a request, at `request * days + day`.
  let starts: [UInt64]
  /// The kind of each request.
  let kind: [Int]
  /// The kinds; `hall` is -1 for any and -2 for none, `languages` -1 for no interpreter.
  let kinds: [Kind]
  /// The rooms a kind may use.
  let kindRooms: [[Int]]
  /// The distinct interpreter needs.
  let languageNeeds: [Languages]

  init(
    _ problem: Problem, calendar: Calendar, available: [UInt64], roomHall: [Int], roomRank: [Int]
  ) {
    let days = problem.days
    let open = calendar.masks(from: problem.notBefore)
    let restricted = Set(problem.interpreters.flatMap { $0.sectors ?? [] })
    let groups = RequestNeeds.languageGroups(problem.parties)
    var pairCache = [Set<LanguagePair>?](repeating: nil, count: groups.count * groups.count)
    var languageNumbers: [Languages: Int] = [:]
    var languageList: [Languages] = []
    var kindNumbers: [Kind: Int] = [:]
    var kindList: [Kind] = []
    var kindOf: [Int] = []
    var starts: [UInt64] = []
    starts.reserveCapacity(problem.requests.count * days)
    kindOf.reserveCapacity(problem.requests.count)
    for request in problem.requests {
      var languages = -1
      if problem.needsInterpreter(request) {
        let pair = groups.number[request.a] * groups.count + groups.number[request.b]
        let pairs = pairCache[pair] ?? problem.pairs(for: request)
        pairCache[pair] = pairs
        let sector =
          restricted.isEmpty ? nil : request.sector.map { restricted.contains($0) ? $0 : -1 }
        let need = Languages(
          pairs: pairs, sector: sector, cleared: request.rank <= Request.vipRank)
        languages = languageNumbers[need] ?? languageList.count
        if languages == languageList.count {
          languageNumbers[need] = languages
          languageList.append(need)
        }
      }
      let kind = Kind(
        hall: RequestNeeds.hall(of: request, problem), rank: request.rank, languages: languages,
        duration: request.duration)
      let number = kindNumbers[kind] ?? kindList.count
      if number == kindList.count {
        kindNumbers[kind] = number
        kindList.append(kind)
      }
      kindOf.append(number)
      let allowed = request.allowedSlots.map(calendar.masks(of:))
      for day in 0..<days {
        var slots = request.parties.reduce(~0) { $0 & available[$1 * days + day] }
        slots &= open[day] & (allowed?[day] ?? ~0)
        var start = slots & calendar.adjacentStarts[(request.duration - 1) * days + day]
        for step in 1..<max(1, request.duration) { start &= slots >> UInt64(step) }
        starts.append(start)
      }
    }
    self.starts = starts
    kind = kindOf
    kinds = kindList
    languageNeeds = languageList
    kindRooms = kindList.map { kind in
      roomHall.indices.filter { room in
        kind.rank <= roomRank[room]
          && (kind.hall == roomHall[room]
            || kind.hall == -1 && !problem.halls[roomHall[room]].isStand)
      }
    }
  }

  /// Parties numbered by what they speak, so that pairs are worked out once per combination.
  private static func languageGroups(_ parties: [Party]) -> (number: [Int], count: Int) {
    var numbers: [[Int]: Int] = [:]
    var number: [Int] = []
    for party in parties {
      let key = party.languages.sorted()
      let group = numbers[key] ?? numbers.count
      numbers[key] = group
      number.append(group)
    }
    return (number, numbers.count)
  }

  /// The one hall of a request, -1 for any, -2 when the stands are apart.
  private static func hall(of request: Request, _ problem: Problem) -> Int {
    let halls = Set(request.parties.compactMap { problem.parties[$0].hall })
    return halls.count > 1 ? -2 : halls.first ?? -1
  }
}
