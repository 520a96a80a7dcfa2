/// The rule of which a solution broke a case: what the teams of a party can hold in a day.
///
/// Meetings no two of which one team can hold need a team each, and where teams are alike nothing else
/// can go wrong (Dilworth 1950): so most clashes are more such meetings than teams.
extension SeatEncoding {
  /// A hall in a slot.
  typealias Place = (slot: Int, hall: Int)

  /// Adds clauses that no solution with this clash keeps, and every timetable does.
  mutating func forbid(_ clash: TeamPlan.Clash) {
    let problem = flat.problem
    let isOpen = clash.meetings.allSatisfy { $0.team == nil }
    if isOpen, let places = crowd(clash.meetings.map(\.stay)) {
      let locked = problem.locked.count { placement in
        problem.requests[placement.request].parties.contains(clash.party)
          && places.contains {
            $0.hall == placement.hall && problem.slots(of: placement).contains($0.slot)
          }
      }
      let there = places.flatMap { place in
        literals(of: clash.party, in: place.hall) { $0.contains(place.slot) }
      }
      return formula.atMost(problem.parties[clash.party].teams - locked, of: there)
    }
    let locked = Set(problem.locked.map(\.request))
    let free = clash.meetings.map(\.stay).filter { !locked.contains($0.request) }
    let groups = Dictionary(grouping: free) {
      [$0.slots.lowerBound, $0.slots.upperBound, $0.hall]
    }
    formula.add(
      groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, alike in
        let all = literals(of: clash.party, in: alike[0].hall) { $0 == alike[0].slots }
        return -formula.counter(all, cap: alike.count, .up)[alike.count - 1]
      })
  }

  /// The literals of a party's seats in a hall in such slots.
  private func literals(
    of party: Int, in hall: Int, where isMeant: (Range<Int>) -> Bool
  ) -> [Literal] {
    columns[party].flatMap { column in
      seats[column].filter {
        flat.roomHall[$0.mode.room] == hall && isMeant($0.slots(layout.duration[column]))
      }.map(\.literal)
    }
  }

  /// A slot for each hall in which all of the stays there are on, such that nobody can be in two of these
  /// places; nothing if one team could hold two of the stays.
  private func crowd(_ stays: [Stay]) -> [Place]? {
    let halls = Dictionary(grouping: stays, by: \.hall).sorted { $0.key < $1.key }
    let common = halls.map { hall, stays in
      let slots = stays.dropFirst().reduce(stays[0].slots) { $0.clamped(to: $1.slots) }
      return slots.map { Place(slot: $0, hall: hall) }
    }
    return common.reduce([[]]) { (found: [[Place]], places) in
      found.flatMap { others in
        places.filter { place in others.allSatisfy { isApart($0, place) } }.map { others + [$0] }
      }
    }.first
  }

  private func isApart(_ one: Place, _ other: Place) -> Bool {
    one.slot == other.slot
      || (one.slot < other.slot
        ? flat.problem.isTooFar(one, other) : flat.problem.isTooFar(other, one))
  }
}
