/// Which teams hold what a solution of the clauses holds, and where that cannot be.
struct TeamPlan {
  /// Meetings of a party on one day that its teams cannot hold, and could without any one of them that
  /// is not locked.
  struct Clash {
    let party: Int
    let meetings: [TeamDivision.Meeting]
  }

  /// The team of each of a request's parties, by column.
  private(set) var teams: [[Int]]
  private(set) var clashes: [Clash] = []
  /// Whether a day has more to try than can be tried.
  private(set) var isUnknown = false
  private let encoding: SeatEncoding

  init(_ encoding: SeatEncoding, _ held: [SeatEncoding.Seat?]) {
    self.encoding = encoding
    let problem = encoding.flat.problem
    teams = encoding.layout.requests.map { r in
      [Int](repeating: 0, count: problem.requests[Int(r)].parties.count)
    }
    for party in problem.parties.indices where problem.parties[party].teams > 1 {
      let days = Dictionary(grouping: meetings(of: party, held)) {
        problem.slots[$0.meeting.stay.slots.lowerBound].day
      }
      for (_, today) in days.sorted(by: { $0.key < $1.key }) { divide(today, party) }
    }
  }

  /// What a party holds, locked or not, in the order of time; the locked ones have no column.
  private func meetings(
    of party: Int, _ held: [SeatEncoding.Seat?]
  ) -> [(column: Int?, meeting: TeamDivision.Meeting)] {
    let flat = encoding.flat
    let problem = flat.problem
    var all: [(column: Int?, meeting: TeamDivision.Meeting)] = []
    for placement in problem.locked {
      let parties = problem.requests[placement.request].parties
      guard let side = parties.firstIndex(of: party) else { continue }
      let stay = Stay(
        slots: problem.slots(of: placement), hall: placement.hall, request: placement.request)
      all.append((nil, TeamDivision.Meeting(stay: stay, team: placement.teams[side])))
    }
    for column in encoding.columns[party] {
      guard let seat = held[column] else { continue }
      let stay = Stay(
        slots: seat.slots(encoding.layout.duration[column]), hall: flat.roomHall[seat.mode.room],
        request: Int(encoding.layout.requests[column]))
      all.append((column, TeamDivision.Meeting(stay: stay, team: nil)))
    }
    return all.sorted {
      ($0.meeting.stay.slots.lowerBound, $0.meeting.stay.request)
        < ($1.meeting.stay.slots.lowerBound, $1.meeting.stay.request)
    }
  }

  private mutating func divide(
    _ today: [(column: Int?, meeting: TeamDivision.Meeting)], _ party: Int
  ) {
    let problem = encoding.flat.problem
    let meetings = today.map(\.meeting)
    switch solved(meetings, party) {
    case .unknown: isUnknown = true
    case .impossible: clashes.append(smallest(meetings, party))
    case .divided(let division):
      for ((column, meeting), team) in zip(today, division) {
        let parties = problem.requests[meeting.stay.request].parties
        guard let column, let side = parties.firstIndex(of: party) else { continue }
        teams[column][side] = team
      }
    }
  }

  private func solved(_ meetings: [TeamDivision.Meeting], _ party: Int) -> TeamDivision.Answer {
    let problem = encoding.flat.problem
    return TeamDivision(meetings, teams: problem.parties[party].teams, problem).solved()
  }

  /// The clash without what does not matter: with the teams of locked meetings left open, if it is one
  /// all the same.
  private func smallest(_ meetings: [TeamDivision.Meeting], _ party: Int) -> Clash {
    let open = meetings.map { TeamDivision.Meeting(stay: $0.stay, team: nil) }
    var kept = solved(open, party) == .impossible ? open : meetings
    for i in kept.indices.reversed() where kept[i].team == nil {
      var fewer = kept
      fewer.remove(at: i)
      if solved(fewer, party) == .impossible { kept = fewer }
    }
    return Clash(party: party, meetings: kept)
  }
}
