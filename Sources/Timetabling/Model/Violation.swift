/// A hard rule that a timetable breaks, with who and when.
public enum Violation: Sendable, Hashable {
  /// The placement names something that does not exist.
  case reference(request: Int, String)
  /// The request is placed more than once.
  case duplicate(request: Int)
  /// The slots from its first one on are not adjacent.
  case notConsecutive(request: Int)
  /// It occupies a slot it may not, or one that is past.
  case slotNotAllowed(request: Int, slot: Int)
  /// The party is not available.
  case unavailable(request: Int, party: Int, slot: Int)
  /// The team has two meetings in one slot.
  case teamTwice(party: Int, team: Int, slot: Int)
  /// The party has more meetings on the day than its cap.
  case partyDayCap(party: Int, day: Int, count: Int)
  /// The party has its own stand in another hall.
  case ownStand(request: Int, party: Int)
  /// The hall is the stand of others.
  case foreignStand(request: Int, hall: Int)
  /// The team cannot walk from one meeting to the next.
  case walking(party: Int, team: Int, from: Int, to: Int)
  /// The class of tables is closed.
  case tableClosed(request: Int, slot: Int)
  /// More meetings than tables.
  case tables(hall: Int, tableClass: Int, slot: Int, count: Int)
  /// The table is not for this rank.
  case tableRank(request: Int)
  /// The meeting has an interpreter without need, or none in spite of it.
  case interpretation(request: Int)
  /// The interpreter lacks the pair, the sector, the clearance, or is stationed elsewhere.
  case unsuitable(request: Int, interpreter: Int)
  /// The interpreter does not work in the slot.
  case interpreterUnavailable(interpreter: Int, slot: Int)
  /// The interpreter has two meetings in one slot.
  case interpreterTwice(interpreter: Int, slot: Int)
  /// The interpreter has more meetings on the day than the cap.
  case interpreterDayCap(interpreter: Int, day: Int, count: Int)
  /// The interpreter works more minutes on the day than allowed.
  case interpreterMinutes(interpreter: Int, day: Int, minutes: Int)
  /// The interpreter works more minutes in a row than allowed.
  case interpreterRow(interpreter: Int, slot: Int, minutes: Int)
  /// The interpreter cannot walk from one meeting to the next.
  case interpreterWalking(interpreter: Int, from: Int, to: Int)
  /// A locked placement is missing or different.
  case locked(request: Int)
}
