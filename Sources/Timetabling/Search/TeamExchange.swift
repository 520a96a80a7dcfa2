/// Exchanging the rest of the day between two teams of one party.
extension Chain {
  /// From the request's slot on, its team and another of the same party take over each other's
  /// meetings; returns false if there is no other team or one of them could not walk.
  mutating func exchangeTeams(_ r: Int) -> Bool {
    let fixed = board.fixed
    var side = random.below(2)
    if fixed.teams[Int(side == 0 ? fixed.partyA[r] : fixed.partyB[r])] < 2 { side = 1 - side }
    let party = side == 0 ? fixed.partyA[r] : fixed.partyB[r]
    let teams = Int(fixed.teams[Int(party)])
    if teams < 2 { return false }
    let team = Int(side == 0 ? board.seat[r].teamA : board.seat[r].teamB)
    let other = (team &+ 1 &+ random.below(teams &- 1)) % teams
    let t = Int(board.seat[r].slot)
    let day = Int(fixed.dayOf[t])
    let start = Int(fixed.dayStart[day])
    let first = Int(fixed.firstUnit[Int(party)])
    if t > start {
      let base = (first &+ other) &* fixed.slots &+ t
      if board.unitAt[base] >= 0 && board.unitAt[base] == board.unitAt[base &- 1] { return false }
    }
    moving.removeAll(keepingCapacity: true)
    let later = ~((1 &<< UInt64(t &- start)) &- 1) as UInt64
    for unit in [first &+ team, first &+ other] {
      var left = board.occupied[unit &* fixed.days &+ day] & later
      while left != 0 {
        let x = board.unitAt[unit &* fixed.slots &+ start &+ left.trailingZeroBitCount]
        left &= left &- 1
        if moving.last == x { continue }
        if fixed.isLocked[Int(x)] { return false }
        if fixed.partyA[Int(x)] != party && fixed.partyB[Int(x)] != party { return false }
        moving.append(x)
      }
    }
    return handOver(party, team, other)
  }

  private mutating func handOver(_ party: Int32, _ team: Int, _ other: Int) -> Bool {
    let old = moving.map { board.seat[Int($0)] }
    for x in moving { remove(Int(x)) }
    for (i, x) in moving.enumerated() {
      var seat = old[i]
      if board.fixed.partyA[Int(x)] == party {
        seat.teamA = Int32(truncatingIfNeeded: Int(seat.teamA) == team ? other : team)
      } else {
        seat.teamB = Int32(truncatingIfNeeded: Int(seat.teamB) == team ? other : team)
      }
      guard board.settle(Int(x), &seat) else { return false }
      add(Int(x), seat)
    }
    return true
  }
}
