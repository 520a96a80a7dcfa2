/// One slot as a place for one request in a given timetable: green or red, with the reason.
public struct SlotOption: Sendable, Hashable {
  /// The start slot.
  public let slot: Int
  /// Where the request could stand as things are, with the least waiting and walking; `nil` if red.
  public let placement: Placement?
  /// What standing there would add to tier 2 (negative when it fills gaps); 0 if red.
  public let cost: Int
  /// What is in the way; `nil` if green.
  public let obstacle: SlotObstacle?

  /// Whether the request can stand here.
  public var isOpen: Bool { placement != nil }
}

/// What keeps a request from starting in a slot; the first that applies, in this order.
public enum SlotObstacle: Sendable, Hashable {
  /// The slot is past.
  case past
  /// Fewer adjacent slots follow than the meeting takes.
  case tooShort
  /// The request is not allowed in the slot.
  case notAllowed
  /// The party is not available for all of the meeting.
  case away(party: Int)
  /// It can stand nowhere in the whole event, for the reason given.
  case never(UnplacedReason)
  /// The party has reached its meetings for the day.
  case partyDayCap(party: Int, day: Int)
  /// Every team of the party is in another meeting for some of the time.
  case partyFull(party: Int)
  /// Teams are free, but cannot walk between their neighbouring meetings and any hall allowed.
  case walking
  /// All suitable tables in the halls within reach are taken or closed.
  case tablesFull(halls: [Int])
  /// All suitable interpreters in the halls within reach are busy, away or at their limits.
  case noInterpreter
  /// Tables and interpreters are free, but not in one hall.
  case noHallWithAll
}

extension Explainer {
  /// Every slot of the event as a place for the request, in order.
  ///
  /// A placed request is taken off the timetable for the question and put back, so that the slot it
  /// stands in is green.
  public mutating func options(for request: Int) -> [SlotOption] {
    let seat = board.seat[request]
    if seat.slot >= 0 { board.remove(request) }
    defer { if seat.slot >= 0 { board.add(request, seat) } }
    let never = standingReason(request)
    return (0..<flat.slotCount).map { slot in
      if let obstacle = fixedObstacle(request, slot) { return red(slot, obstacle) }
      if let never { return red(slot, .never(never)) }
      return option(request, slot)
    }
  }

  private func red(_ slot: Int, _ obstacle: SlotObstacle) -> SlotOption {
    SlotOption(slot: slot, placement: nil, cost: 0, obstacle: obstacle)
  }

  /// An obstacle that holds whatever else is placed.
  private func fixedObstacle(_ r: Int, _ slot: Int) -> SlotObstacle? {
    let request = flat.problem.requests[r]
    if slot < flat.problem.notBefore { return .past }
    guard let span = flat.problem.span(from: slot, duration: request.duration) else {
      return .tooShort
    }
    if let allowed = request.allowedSlots, !span.allSatisfy(allowed.contains) {
      return .notAllowed
    }
    for party in request.parties
    where span.contains(where: flat.problem.parties[party].unavailable.contains) {
      return .away(party: party)
    }
    return nil
  }

  private func option(_ r: Int, _ slot: Int) -> SlotOption {
    let day = flat.dayOf[slot]
    let k = slot - flat.dayStart[day]
    switch obstacle(r, day: day, k: k) {
    case .dayCap(let party, let day): return red(slot, .partyDayCap(party: party, day: day))
    case .full(let party): return red(slot, .partyFull(party: party))
    case .walking: return red(slot, .walking)
    case .tables(let halls): return red(slot, .tablesFull(halls: halls))
    case .interpreter: return red(slot, .noInterpreter)
    case .apart: return red(slot, .noHallWithAll)
    case .free: break
    }
    guard let best = board.cheapestSeat(r, at: slot) else { return red(slot, .noHallWithAll) }
    return SlotOption(
      slot: slot, placement: flat.placement(of: r, on: best.seat), cost: best.cost, obstacle: nil)
  }
}

extension Board {
  /// The free seat in one slot that adds least to tier 2, if there is any.
  func cheapestSeat(_ r: Int, at slot: Int) -> (seat: Seat, cost: Int)? {
    let day = Int(fixed.dayOf[slot])
    let k = slot - Int(fixed.dayStart[day])
    let length = Int(fixed.duration[r])
    var best: (seat: Seat, cost: Int)?
    let kind = Int(fixed.kind[r])
    for teamA in 0..<fixed.teams[Int(fixed.partyA[r])] {
      for teamB in 0..<fixed.teams[Int(fixed.partyB[r])] {
        for i in Int(fixed.kindRoomStart[kind])..<Int(fixed.kindRoomStart[kind + 1]) {
          let room = fixed.kindRooms[i]
          let hall = fixed.roomHall[Int(room)]
          var seat = Seat(
            slot: Int32(slot), room: room, interpreter: -1, teamA: teamA, teamB: teamB)
          guard let guests = seatGuests(r, day: day, k: k, length: length, hall: hall) else {
            continue
          }
          seat.guests = guests.teams
          guard settle(r, &seat) else { continue }
          let a = Int(fixed.firstUnit[Int(fixed.partyA[r])] + teamA)
          let b = Int(fixed.firstUnit[Int(fixed.partyB[r])] + teamB)
          let changes = [a, b].map {
            change(unit: $0, day: day, k: k, length: length, hall: hall)
          }
          let cost = changes.reduce(guests.cost) {
            $0 + fixed.idleWeight * $1.idle + fixed.moveWeight * $1.moves
          }
          if cost < best?.cost ?? .max { best = (seat, cost) }
        }
      }
    }
    return best
  }
}
