import Timetabling

/// For a wish that nobody can interpret: whose missing sector or clearance would place it, tried.
struct MissingSkill {
  private let mapping: ProblemMapping
  private let timetable: Timetable
  /// How many people are tried for one wish.
  private static let most = 6

  init(_ mapping: ProblemMapping, _ timetable: Timetable) {
    self.mapping = mapping
    self.timetable = timetable
  }

  /// `it would fit in D1-03 if I004 were cleared for protocol`; nil when that places it for nobody.
  func instead(for request: Int) throws(ProblemError) -> String? {
    let wish = mapping.problem.requests[request]
    let pairs = mapping.problem.pairs(for: wish)
    let people = mapping.problem.interpreters.indices.filter {
      mapping.problem.interpreters[$0].pairs.contains(where: pairs.contains)
    }.map { (person: $0, lacks: lacks($0, wish)) }.sorted {
      ($0.lacks.count, $0.person) < ($1.lacks.count, $1.person)
    }
    for (person, lacks) in people.prefix(Self.most) {
      var explainer = Explainer(try problem(with: person, ableTo: wish), timetable)
      let open = explainer.options(for: request).first { $0.placement?.interpreter == person }
      if let open {
        let slot = mapping.data.slots[open.slot].code
        let code = mapping.data.interpreters[person].code
        return "it would fit in \(slot) if \(code) were \(lacks.joined(separator: " and "))"
      }
    }
    return nil
  }

  private func lacks(_ g: Int, _ wish: Request) -> [String] {
    let person = mapping.problem.interpreters[g]
    var lacks: [String] = []
    if let sector = wish.sector, person.sectors?.contains(sector) == false {
      lacks.append("prepared for \(mapping.sectors[sector])")
    }
    if wish.rank <= Request.vipRank, !person.vipCleared { lacks.append("cleared for protocol") }
    return lacks
  }

  /// The same problem with one interpreter prepared and cleared for a wish.
  private func problem(with g: Int, ableTo wish: Request) throws(ProblemError) -> Problem {
    let problem = mapping.problem
    var interpreters = problem.interpreters
    let old = interpreters[g]
    interpreters[g] = Interpreter(
      pairs: old.pairs, sectors: old.sectors.map { $0 + [wish.sector].compactMap { $0 } },
      hall: old.hall, unavailable: old.unavailable, dailyCapMeetings: old.dailyCapMeetings,
      maxMinutesPerDay: old.maxMinutesPerDay, maxConsecutiveMinutes: old.maxConsecutiveMinutes,
      vipCleared: old.vipCleared || wish.rank <= Request.vipRank)
    return try Problem(
      slots: problem.slots, halls: problem.halls, travel: problem.travel, parties: problem.parties,
      interpreters: interpreters, requests: problem.requests, locked: problem.locked,
      announced: problem.announced, notBefore: problem.notBefore, objective: problem.objective)
  }
}
