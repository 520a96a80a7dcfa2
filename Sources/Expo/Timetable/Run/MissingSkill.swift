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

  /// Who would have to be prepared or cleared, and where it would fit then; nil when that places it for
  /// nobody.
  func remedy(for request: Int) throws(ProblemError) -> WishRemedy? {
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
        return .fitsIf(
          slot: slot, interpreter: code, sector: lacks.sector, isCleared: lacks.isCleared)
      }
    }
    return nil
  }

  /// What a person lacks for a wish.
  private struct Lacks {
    let sector: String?
    let isCleared: Bool
    var count: Int { (sector == nil ? 0 : 1) + (isCleared ? 1 : 0) }
  }

  private func lacks(_ g: Int, _ wish: Request) -> Lacks {
    let person = mapping.problem.interpreters[g]
    let sector = wish.sector.flatMap {
      person.sectors?.contains($0) == false ? mapping.sectors[$0] : nil
    }
    return Lacks(sector: sector, isCleared: wish.rank <= Request.vipRank && !person.vipCleared)
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
