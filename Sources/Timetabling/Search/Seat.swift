/// Where one request sits on the board; `slot` is -1 when it is not placed.
struct Seat: Sendable, Hashable, BitwiseCopyable {
  var slot: Int32
  var room: Int32
  var interpreter: Int32
  var teamA: Int32
  var teamB: Int32
  /// The teams of the guests, ten bits each, the first one lowest.
  var guests: UInt64 = 0

  /// Teams of guests in one word.
  static func packed(_ teams: [Int]) -> UInt64 {
    teams.reversed().reduce(0) { $0 << 10 | UInt64($1) }
  }

  static let none = Seat(slot: -1, room: -1, interpreter: -1, teamA: 0, teamB: 0)
}

extension FlatProblem {
  /// The seat of a placement.
  func seat(of placement: Placement) -> Seat {
    Seat(
      slot: Int32(placement.slot),
      room: Int32(room(hall: placement.hall, tableClass: placement.tableClass)),
      interpreter: Int32(placement.interpreter ?? -1), teamA: Int32(placement.teamA),
      teamB: Int32(placement.teamB), guests: Seat.packed(placement.guestTeams))
  }

  /// The placement of a request on a seat.
  func placement(of request: Int, on seat: Seat) -> Placement {
    let room = Int(seat.room)
    return Placement(
      request: request, slot: Int(seat.slot), hall: roomHall[room],
      tableClass: tableClass(ofRoom: room),
      interpreter: seat.interpreter < 0 ? nil : Int(seat.interpreter), teamA: Int(seat.teamA),
      teamB: Int(seat.teamB),
      guestTeams: problem.requests[request].guests.indices.map {
        Int((seat.guests >> UInt64(10 * $0)) & 1023)
      })
  }
}
