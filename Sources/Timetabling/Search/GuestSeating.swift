/// Finding teams for the guests of a meeting.
extension Board {
  /// The start slots of a day in which every guest has a team free, below its cap.
  func guestsFree(_ r: Int, day: Int, length: Int) -> UInt64 {
    var free: UInt64 = ~0
    for i in Int(fixed.guestStart[r])..<Int(fixed.guestStart[r &+ 1]) {
      let party = Int(fixed.guests[i])
      if !isBelowCap(fixed.guests[i], day) { return 0 }
      let first = Int(fixed.firstUnit[party])
      var someone: UInt64 = 0
      for unit in first..<(first &+ Int(fixed.teams[party])) {
        someone |= Board.runs(~occupied[unit &* fixed.days &+ day], length)
      }
      free &= someone
    }
    return free
  }

  /// For each guest the team that it costs least; `nil` if one of them has none that is free and can
  /// walk there in time.
  func seatGuests(
    _ r: Int, day: Int, k: Int, length: Int, hall: Int32
  ) -> (teams: UInt64, cost: Int)? {
    var teams: UInt64 = 0
    var cost = 0
    for i in 2..<attendees(r) {
      let party = Int(fixed.guests[Int(fixed.guestStart[r]) &+ i &- 2])
      var least = Int.max
      var chosen = 0
      for team in 0..<Int(fixed.teams[party]) {
        let unit = Int(fixed.firstUnit[party]) &+ team
        let free = Board.runs(~occupied[unit &* fixed.days &+ day], length)
        if free &>> UInt64(k) & 1 == 0 { continue }
        let delta = change(unit: unit, day: day, k: k, length: length, hall: hall)
        let due = fixed.idleWeight &* delta.idle &+ moveWeight &* delta.moves
        if delta.walks && due < least {
          least = due
          chosen = team
        }
      }
      if least == Int.max { return nil }
      cost &+= least
      teams |= UInt64(chosen) &<< UInt64(10 &* (i &- 2))
    }
    return (teams, cost)
  }
}
