#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The steps of the search; each changes the board and is taken back by `undo` if it is refused.
///
/// How much worse a step may make things is drawn before it is made, so that a step that is sure to
/// be refused is given up early.
extension Chain {
  /// Makes one random change; returns whether it is to stay.
  mutating func change(temperature: Float, _ annealing: Annealing) -> Bool {
    begin()
    allowance = -temperature * logf(max(1e-9, random.unit()))
    let r = pick(annealing)
    if board.fixed.isLocked[r] { return false }
    let led: Bool
    if board.seat[r].slot < 0 {
      led = insert(r, temperature: temperature, annealing)
    } else if random.chance(annealing.exchangeShare) {
      led = exchange(r, otherDay: random.chance(annealing.otherDayShare))
    } else if random.chance(annealing.teamShare) {
      led = exchangeTeams(r)
    } else {
      led = relocate(r, temperature: temperature, annealing)
    }
    guard led, reseat(temperature: temperature, annealing) else { return false }
    return slack(annealing, pending: 0) >= 0
  }

  /// Whom the step begins with: somebody unplaced, somebody whose day costs something, or anybody.
  @inline(__always)
  private mutating func pick(_ annealing: Annealing) -> Int {
    let share = board.value < ceiling ? annealing.insertShare : annealing.fullShare
    if board.unplacedCount > 0 && random.chance(share) {
      return Int(board.unplaced[random.below(board.unplacedCount)])
    }
    if random.chance(annealing.costlyShare) {
      let r = costlyRequest()
      if r >= 0 { return r }
    }
    return mine { $0.random.below($0.board.flat.requestCount) }
  }

  /// A draw, repeated a few times while it gives what this chain is not to touch.
  @inline(__always)
  private mutating func mine(_ draw: (inout Chain) -> Int) -> Int {
    var r = draw(&self)
    var tries = 0
    while board.fixed.isLocked[r] && tries < 8 {
      r = draw(&self)
      tries += 1
    }
    return r
  }

  /// A request on a unit's day that has waiting or a change of hall, at random; -1 if no day has.
  @inline(__always)
  private mutating func costlyRequest() -> Int {
    if board.costlyCount == 0 { return -1 }
    var cell = Int(board.costly[random.below(board.costlyCount)])
    var tries = 0
    while days &>> UInt64(cell % board.fixed.days) & 1 == 0 {
      if tries == 8 { return -1 }
      tries += 1
      cell = Int(board.costly[random.below(board.costlyCount)])
    }
    let unit = cell / board.fixed.days
    let day = cell % board.fixed.days
    let k = random.bit(of: board.occupied[cell])
    return Int(board.unitAt[unit &* board.fixed.slots &+ Int(board.fixed.dayStart[day]) &+ k])
  }

  /// How much tier-2 cost the step may still add, if the `pending` worth comes back.
  @inline(__always)
  func slack(_ annealing: Annealing, pending: Int) -> Float {
    allowance - Float(board.energy &- startEnergy)
      + annealing.valueWeight * Float(board.value &+ pending &- startValue)
      - annealing.fairnessWeight * Float(board.unfairness &- startUnfairness)
  }

  /// The worth of those thrown out that have no seat yet.
  @inline(__always)
  private func pendingWorth(from first: Int) -> Int {
    var worth = 0
    for x in ejected[first...] where board.seat[Int(x)].slot < 0 {
      worth &+= board.fullWorth(Int(x))
    }
    return worth
  }

  private mutating func relocate(
    _ r: Int, temperature: Float, _ annealing: Annealing
  ) -> Bool {
    let old = board.seat[r].slot
    remove(r)
    if random.chance(0.55) {
      let avoiding = random.chance(0.7) ? old : -1
      let limit = slack(annealing, pending: board.fullWorth(r))
      if let seat = board.bestSeat(
        r, noise: temperature * 1.5, avoiding: avoiding, days: days, limit: limit, random: &random)
      {
        add(r, seat)
        return true
      }
    }
    return force(r, limit: slack(annealing, pending: board.fullWorth(r)))
  }

  private mutating func insert(_ r: Int, temperature: Float, _ annealing: Annealing) -> Bool {
    let limit = slack(annealing, pending: board.fullWorth(r))
    if let seat = board.bestSeat(
      r, noise: temperature, avoiding: -1, days: days, limit: limit, random: &random)
    {
      add(r, seat)
      return true
    }
    return force(r, limit: limit)
  }

  /// Gives those thrown out another seat if there is one, and now and then someone else; returns
  /// false once the step is beyond saving.
  private mutating func reseat(temperature: Float, _ annealing: Annealing) -> Bool {
    let isFull = startValue >= ceiling
    var i = 0
    var pending = pendingWorth(from: 0)
    var forced = 0
    while i < ejected.count && i < 12 {
      let x = Int(ejected[i])
      i += 1
      if board.seat[x].slot >= 0 { continue }
      let limit = slack(annealing, pending: pending)
      if limit < Float(-8 &* board.fixed.idleWeight &* ejected.count) { return false }
      pending &-= board.fullWorth(x)
      if let seat = board.bestSeat(
        x, noise: temperature * 0.5, avoiding: -1, days: days, limit: limit + 8, random: &random)
      {
        add(x, seat)
      } else {
        if slack(annealing, pending: pending) < -8 {
          if isFull || forced >= 3 || !random.chance(annealing.chainShare) { return false }
        }
        if !isFull, forced < 3, random.chance(annealing.chainShare) {
          forced += 1
          if !force(x, limit: limit + 8) { return false }
          pending = pendingWorth(from: i)
        }
      }
    }
    if !isFull && board.unplacedCount > 0 && random.chance(0.1) {
      let x = Int(board.unplaced[random.below(board.unplacedCount)])
      if let seat = board.bestSeat(x, noise: 0, avoiding: -1, days: days, random: &random) {
        add(x, seat)
      }
    }
    return true
  }
}
