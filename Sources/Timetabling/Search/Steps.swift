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
      led = exchange(r)
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
    if board.unplacedCount > 0 && random.chance(annealing.insertShare) {
      return Int(board.unplaced[random.below(board.unplacedCount)])
    }
    if random.chance(annealing.costlyShare) {
      let r = costlyRequest()
      if r >= 0 { return r }
    }
    return random.below(board.flat.requestCount)
  }

  /// A request on a unit's day that has waiting or a change of hall, at random; -1 if no day has.
  @inline(__always)
  private mutating func costlyRequest() -> Int {
    if board.costlyCount == 0 { return -1 }
    let cell = Int(board.costly[random.below(board.costlyCount)])
    let unit = cell / board.fixed.days
    let day = cell % board.fixed.days
    let k = random.bit(of: board.occupied[cell])
    return Int(board.unitAt[unit &* board.fixed.slots &+ Int(board.fixed.dayStart[day]) &+ k])
  }

  /// How much tier-2 cost the step may still add, if the `pending` worth comes back.
  @inline(__always)
  func slack(_ annealing: Annealing, pending: Int) -> Float {
    allowance - Float(board.cost &- startCost)
      + annealing.valueWeight * Float(board.value &+ pending &- startValue)
      - annealing.fairnessWeight * Float(board.unfairness &- startUnfairness)
  }

  /// The worth of those thrown out that have no seat yet.
  @inline(__always)
  private func pendingWorth() -> Int {
    var worth = 0
    for x in ejected where board.seat[Int(x)].slot < 0 { worth &+= board.fullWorth(Int(x)) }
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
        r, noise: temperature * 1.5, avoiding: avoiding, limit: limit, random: &random)
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
      r, noise: temperature, avoiding: -1, limit: limit, random: &random)
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
    var pending = pendingWorth()
    while i < ejected.count && i < 12 {
      let x = Int(ejected[i])
      i += 1
      if board.seat[x].slot >= 0 { continue }
      let limit = slack(annealing, pending: pending)
      if limit < Float(-8 &* board.fixed.idleWeight &* ejected.count) { return false }
      pending &-= board.fullWorth(x)
      if let seat = board.bestSeat(
        x, noise: temperature * 0.5, avoiding: -1, limit: limit + 8, random: &random)
      {
        add(x, seat)
      } else if slack(annealing, pending: pending) < -8 {
        return false
      }
    }
    if !isFull && board.unplacedCount > 0 && random.chance(0.1) {
      let x = Int(board.unplaced[random.below(board.unplacedCount)])
      if let seat = board.bestSeat(x, noise: 0, avoiding: -1, random: &random) { add(x, seat) }
    }
    return true
  }
}
