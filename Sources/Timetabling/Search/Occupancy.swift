/// Which meetings take tables and interpreters.
extension Board {
  @inline(__always)
  mutating func takeTable(
    _ r: Int, room: Int, t: Int, k: Int, day: Int, length: Int
  ) {
    let tables = fixed.roomTables[room]
    for i in 0..<length {
      let cell = room &* fixed.slots &+ t &+ i
      let used = roomUsed[cell]
      let base = Int(fixed.roomBase[room]) &+ (t &+ i) &* Int(tables)
      roomList[base &+ Int(used)] = Int32(truncatingIfNeeded: r)
      roomPosition[r &* fixed.longest &+ i] = used
      roomUsed[cell] = used &+ 1
      if used &+ 1 == tables {
        roomFree[room &* fixed.days &+ day] &= ~(1 &<< UInt64(k &+ i))
      }
    }
  }

  @inline(__always)
  mutating func leaveTable(
    _ r: Int, room: Int, t: Int, k: Int, day: Int, length: Int
  ) {
    let tables = fixed.roomTables[room]
    for i in 0..<length {
      let cell = room &* fixed.slots &+ t &+ i
      let used = roomUsed[cell]
      let base = Int(fixed.roomBase[room]) &+ (t &+ i) &* Int(tables)
      let position = roomPosition[r &* fixed.longest &+ i]
      let moved = roomList[base &+ Int(used) &- 1]
      roomList[base &+ Int(position)] = moved
      let offset = t &+ i &- Int(seat[Int(moved)].slot)
      roomPosition[Int(moved) &* fixed.longest &+ offset] = position
      roomUsed[cell] = used &- 1
      roomFree[room &* fixed.days &+ day] |= 1 &<< UInt64(k &+ i)
    }
  }

  @inline(__always)
  mutating func takeInterpreter(
    _ r: Int, _ g: Int, t: Int, day: Int, length: Int, span: UInt64
  ) {
    let bit: UInt64 = 1 &<< UInt64(g & 63)
    for i in 0..<length {
      staffAt[g &* fixed.slots &+ t &+ i] = Int32(truncatingIfNeeded: r)
      staffFree[(t &+ i) &* fixed.words &+ (g &>> 6)] &= ~bit
    }
    staffOccupied[g &* fixed.days &+ day] |= span
    staffDayCount[g &* fixed.days &+ day] &+= 1
    if staffDayCount[g &* fixed.days &+ day] == fixed.staffDayCap[g] {
      staffBelowCap[day &* fixed.words &+ (g &>> 6)] &= ~bit
    }
  }

  @inline(__always)
  mutating func leaveInterpreter(
    _ g: Int, t: Int, day: Int, length: Int, span: UInt64
  ) {
    let bit: UInt64 = 1 &<< UInt64(g & 63)
    for i in 0..<length {
      staffAt[g &* fixed.slots &+ t &+ i] = -1
      staffFree[(t &+ i) &* fixed.words &+ (g &>> 6)] |= bit
    }
    staffOccupied[g &* fixed.days &+ day] &= ~span
    staffDayCount[g &* fixed.days &+ day] &-= 1
    staffBelowCap[day &* fixed.words &+ (g &>> 6)] |= bit
  }
}
