/// What waiting and walking on a unit's day costs.
extension Board {
  /// The change of idle slots and hall changes of a unit if a meeting of `length` slots from `k` in
  /// `hall` is put in; with `walks` false the teams cannot walk there in time.
  @inline(__always)
  func change(
    unit: Int, day: Int, k: Int, length: Int, hall: Int32
  ) -> (idle: Int, moves: Int, walks: Bool) {
    let mask = occupied[unit &* fixed.days &+ day]
    if mask == 0 { return (0, 0, true) }
    let start = Int(fixed.dayStart[day])
    let base = unit &* fixed.slots &+ start
    let below = mask & ((1 &<< UInt64(k)) &- 1)
    let end = k &+ length
    let above = end < 64 ? mask &>> UInt64(end) : 0
    var before: Int32 = hall
    var after: Int32 = hall
    var last = 0
    var next = 0
    var walks = true
    if below != 0 {
      last = 63 &- below.leadingZeroBitCount
      before = Int32(unitHall[base &+ last])
      if before != hall {
        let gap = fixed.slotStart[start &+ k] &- fixed.slotEnd[start &+ last]
        walks = gap >= fixed.travel[Int(before) &* fixed.halls &+ Int(hall)]
      }
    }
    if above != 0 {
      next = end &+ above.trailingZeroBitCount
      after = Int32(unitHall[base &+ next])
      if after != hall {
        let gap = fixed.slotStart[start &+ next] &- fixed.slotEnd[start &+ end &- 1]
        walks = walks && gap >= fixed.travel[Int(hall) &* fixed.halls &+ Int(after)]
      }
    }
    let moves = (before != hall ? 1 : 0) &+ (after != hall ? 1 : 0)
    if below != 0 && above != 0 {
      return (-length, moves &- (before != after ? 1 : 0), walks)
    }
    let open = fixed.available[Int(fixed.unitParty[unit]) &* fixed.days &+ day]
    let between: UInt64
    if below != 0 {
      between = ((1 &<< UInt64(k)) &- 1) & ~((2 &<< UInt64(last)) &- 1)
    } else {
      between = ((1 &<< UInt64(next)) &- 1) & ~((1 &<< UInt64(end)) &- 1)
    }
    return ((open & between).nonzeroBitCount, moves, walks)
  }

  /// Adds to what a unit's day costs, and keeps the list of days that cost anything.
  @inline(__always)
  mutating func charge(_ day: Int, _ idle: Int, _ moves: Int) {
    let amount = fixed.idleWeight &* idle &+ fixed.moveWeight &* moves
    if amount == 0 { return }
    let before = dayCost[day]
    let after = before &+ Int32(truncatingIfNeeded: amount)
    dayCost[day] = after
    if before == 0 {
      costlyPosition[day] = Int32(truncatingIfNeeded: costlyCount)
      costly[costlyCount] = Int32(truncatingIfNeeded: day)
      costlyCount &+= 1
    } else if after == 0 {
      costlyCount &-= 1
      let moved = costly[costlyCount]
      costly[Int(costlyPosition[day])] = moved
      costlyPosition[Int(moved)] = costlyPosition[day]
    }
  }
}
