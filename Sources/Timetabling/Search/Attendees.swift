/// Who takes part in a meeting.
extension Board {
  /// How many parties a request has.
  @inline(__always)
  func attendees(_ r: Int) -> Int {
    2 &+ Int(fixed.guestStart[r &+ 1] &- fixed.guestStart[r])
  }

  /// One party of a request, and the unit that takes part from a seat.
  @inline(__always)
  func attendee(_ r: Int, _ i: Int, _ place: Seat) -> (party: Int, unit: Int) {
    if i == 0 {
      let party = Int(fixed.partyA[r])
      return (party, Int(fixed.firstUnit[party] &+ place.teamA))
    }
    if i == 1 {
      let party = Int(fixed.partyB[r])
      return (party, Int(fixed.firstUnit[party] &+ place.teamB))
    }
    let party = Int(fixed.guests[Int(fixed.guestStart[r]) &+ i &- 2])
    let team = Int((place.guests &>> UInt64(10 &* (i &- 2))) & 1023)
    return (party, Int(fixed.firstUnit[party]) &+ team)
  }
}
