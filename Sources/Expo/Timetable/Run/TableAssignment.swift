import Timetabling

/// Gives every placement a table of its class.
///
/// Within a class, meetings are taken in order of their start and get a table that is free: by
/// colouring intervals in that order as many tables suffice as meetings ever stand at once. Among
/// free tables the one where one of the teams just was is preferred, so that people stay seated.
struct TableAssignment {
  private let mapping: ProblemMapping
  /// Where each team was last on each day.
  private var lastTable: [Seat: Identifier<Space>] = [:]
  /// Until which slot each table is taken, exclusive.
  private var takenUntil: [Identifier<Space>: Int] = [:]

  private struct Seat: Hashable {
    let party: Int
    let team: Int
    let day: Int
  }

  init(_ mapping: ProblemMapping) { self.mapping = mapping }

  /// The table of each placement, in their order.
  mutating func tables(for placements: [Placement]) -> [Identifier<Space>] {
    var tables = [Identifier<Space>](repeating: Identifier(0), count: placements.count)
    let order = placements.indices.sorted {
      (placements[$0].slot, placements[$0].request) < (placements[$1].slot, placements[$1].request)
    }
    for position in order { tables[position] = seat(placements[position]) }
    return tables
  }

  private mutating func seat(_ placement: Placement) -> Identifier<Space> {
    let request = mapping.problem.requests[placement.request]
    let day = mapping.problem.slots[placement.slot].day
    let teams = [placement.teamA, placement.teamB] + placement.guestTeams
    let seats = zip(request.parties, teams).map { Seat(party: $0, team: $1, day: day) }
    let members = mapping.classes[placement.hall][placement.tableClass].map(\.id)
    let free = members.filter { takenUntil[$0] ?? 0 <= placement.slot }
    guard let first = free.first else {
      preconditionFailure("more meetings than tables in a class: the timetable breaks a rule")
    }
    let before = seats.compactMap { lastTable[$0] }
    let table = before.first(where: free.contains) ?? first
    takenUntil[table] = placement.slot + request.duration
    for seat in seats { lastTable[seat] = table }
    return table
  }
}

extension ProblemMapping {
  /// The meetings of a timetable, by pair.
  func meetings(of timetable: Timetable) -> [PlannedMeeting] {
    var assignment = TableAssignment(self)
    let tables = assignment.tables(for: timetable.placements)
    let locks = Dictionary(
      data.locked.map { ($0.pair, $0.lock) }, uniquingKeysWith: { one, _ in one })
    return zip(timetable.placements, tables).map { placement, table in
      let wish = wishes[placement.request]
      return PlannedMeeting(
        pair: wish.pair, slot: data.slots[placement.slot].id, durationSlots: wish.durationSlots,
        table: table, interpreter: placement.interpreter.map { data.interpreters[$0].id },
        teamA: placement.teamA + 1, teamB: placement.teamB + 1,
        guestTeams: placement.guestTeams.map { $0 + 1 }, rank: wish.rank, sector: wish.sector,
        lock: locks[wish.pair] ?? .none)
    }.sorted { $0.pair < $1.pair }
  }
}
