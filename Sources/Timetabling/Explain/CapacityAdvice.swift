/// What one more of something scarce would bring.
///
/// The price comes from the multipliers of the bound and says at most how much; `bound` comes from
/// solving the relaxation again with one more, `weight` and `wishes` from searching again.
public struct CapacityAdvice: Sendable, Hashable {
  /// What there would be one more of.
  public enum Resource: Sendable, Hashable {
    /// An interpreter with the pairs, sectors, clearance, station and limits of this one.
    case interpreter(like: Int)
    /// A table of this class.
    case table(hall: Int, tableClass: Int)
    /// A team of the party; on all days.
    case team(party: Int)
  }

  /// What there would be one more of.
  public let resource: Resource
  /// The day on which; `nil` for all days.
  public let day: Int?
  /// How much weight one more is worth at most, by the multipliers alone.
  public let price: Double
  /// By how much the proven bound on the weight rises with one more.
  public let bound: Int
  /// How much more weight a search from the given timetable places with one more.
  public let weight: Int
  /// How many more requests that search places.
  public let wishes: Int
}

extension Problem {
  /// The same problem with one more of a resource, on one day or on all; placements of this problem
  /// are placements of the other.
  public func adding(
    _ resource: CapacityAdvice.Resource, day: Int?
  ) throws(ProblemError) -> Problem {
    let closed = slots.indices.filter { day != nil && slots[$0].day != day }
    var halls = halls
    var parties = parties
    var interpreters = interpreters
    switch resource {
    case .interpreter(let g):
      let like = interpreters[g]
      interpreters.append(
        Interpreter(
          pairs: like.pairs, sectors: like.sectors, hall: like.hall, unavailable: closed,
          dailyCapMeetings: like.dailyCapMeetings, maxMinutesPerDay: like.maxMinutesPerDay,
          maxConsecutiveMinutes: like.maxConsecutiveMinutes, vipCleared: like.vipCleared))
    case .table(let hall, let tableClass):
      let like = halls[hall].tables[tableClass]
      let more = TableClass(
        count: 1, maxRank: like.maxRank, closed: Set(like.closed + closed).sorted())
      halls[hall] = Hall(tables: halls[hall].tables + [more], isStand: halls[hall].isStand)
    case .team(let party):
      parties[party] = parties[party].withTeams(parties[party].teams + 1)
    }
    return try Problem(
      slots: slots, halls: halls, travel: travel, parties: parties, interpreters: interpreters,
      requests: requests, locked: locked, announced: announced, notBefore: notBefore,
      objective: objective)
  }
}

extension Party {
  func withTeams(_ teams: Int) -> Party {
    Party(
      teams: teams, languages: languages, unavailable: unavailable, dailyCap: dailyCap, hall: hall,
      guarantee: guarantee, side: side, sold: sold)
  }
}
