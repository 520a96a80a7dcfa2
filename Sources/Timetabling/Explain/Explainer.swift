/// Says why requests are not placed in a timetable, and what would place them.
public struct Explainer: ~Copyable {
  let flat: FlatProblem
  var board: Board
  /// No set to drop weighs less.
  let lightestWeight: Int

  /// Sets up a feasible timetable of the problem for questions.
  public init(_ problem: Problem, _ timetable: Timetable) {
    self.init(FlatProblem(problem), timetable)
  }

  init(_ flat: FlatProblem, _ timetable: Timetable) {
    self.flat = flat
    board = Board(flat)
    lightestWeight = flat.problem.requests.map(\.weight).min() ?? 0
    for placement in timetable.placements where !board.fixed.isLocked[placement.request] {
      board.add(placement.request, flat.seat(of: placement))
    }
  }

  /// The explanations of all requests that the timetable does not place.
  public mutating func explainAll(isCancelled: () -> Bool = { false }) -> [Unplaced] {
    var all: [Unplaced] = []
    for r in 0..<flat.requestCount where board.seat[r].slot < 0 {
      if isCancelled() { break }
      all.append(explain(r))
    }
    return all
  }

  /// Explains one request that the timetable does not place.
  public mutating func explain(_ request: Int) -> Unplaced {
    if let reason = standingReason(request) {
      return Unplaced(request: request, reasons: [reason])
    }
    let reasons = slotReasons(request)
    return Unplaced(request: request, reasons: reasons, replacement: replacement(for: request))
  }

  /// A reason that holds whatever the timetable.
  func standingReason(_ r: Int) -> UnplacedReason? {
    let request = flat.problem.requests[r]
    let kind = flat.needs.kinds[flat.needs.kind[r]]
    if kind.hall == -2 {
      let halls = request.parties.compactMap { flat.problem.parties[$0].hall }
      return .standsApart(hallA: halls[0], hallB: halls.first { $0 != halls[0] } ?? halls[0])
    }
    let rooms = flat.needs.kindRooms[flat.needs.kind[r]].filter { flat.roomTables[$0] > 0 }
    if rooms.isEmpty { return .noTableForRank(rank: request.rank) }
    let starts = (0..<flat.dayCount).map { flat.needs.starts[r * flat.dayCount + $0] }
    if starts.allSatisfy({ $0 == 0 }) { return .noCommonSlot }
    guard kind.languages >= 0 else { return nil }
    let someone = rooms.contains { room in
      let first = (kind.languages * flat.hallCount + flat.roomHall[room]) * flat.staff.words
      return flat.staff.suited[first..<(first + flat.staff.words)].contains { $0 != 0 }
    }
    return someone ? nil : .noInterpreterAtAll(pairs: pairs(request), sector: request.sector)
  }

  /// The language pairs of a request in order.
  private func pairs(_ request: Request) -> [LanguagePair] {
    flat.problem.pairs(for: request).sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// The reasons for every start slot, most slots first.
  private func slotReasons(_ r: Int) -> [UnplacedReason] {
    var slots: [Obstacle: [Int]] = [:]
    for day in 0..<flat.dayCount {
      var left = flat.needs.starts[r * flat.dayCount + day]
      while left != 0 {
        let k = left.trailingZeroBitCount
        left &= left - 1
        slots[obstacle(r, day: day, k: k), default: []].append(flat.dayStart[day] + k)
      }
    }
    let request = flat.problem.requests[r]
    let reasons = slots.map { reason($0, request, $1) }
    return reasons.sorted {
      ($1.slots.count, $0.slots[0]) < ($0.slots.count, $1.slots[0])
    }
  }

  private func reason(_ obstacle: Obstacle, _ request: Request, _ slots: [Int]) -> UnplacedReason {
    switch obstacle {
    case .dayCap(let party, let day): .partyDayCap(party: party, day: day, slots: slots)
    case .full(let party): .partyFull(party: party, slots: slots)
    case .walking: .walking(slots: slots)
    case .tables(let halls): .tablesFull(halls: halls, slots: slots)
    case .interpreter:
      .noInterpreter(
        pairs: pairs(request), sector: request.sector,
        days: Set(slots.map { flat.dayOf[$0] }).sorted(), slots: slots)
    case .apart: .noHallWithAll(slots: slots)
    case .free: .free(slots: slots)
    }
  }
}
