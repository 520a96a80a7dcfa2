/// The steps of the search; each changes the board and is taken back by `undo` if it is refused.
extension Chain {
  /// Makes one random change; returns whether it led anywhere.
  mutating func change(temperature: Float) -> Bool {
    begin()
    let r: Int
    if board.unplacedCount > 0 && random.chance(0.25) {
      r = Int(board.unplaced[random.below(board.unplacedCount)])
    } else {
      r = random.below(board.flat.requestCount)
    }
    if board.fixed.isLocked[r] { return false }
    if board.seat[r].slot >= 0 {
      guard relocate(r, temperature: temperature) else { return false }
    } else {
      guard insert(r, temperature: temperature) else { return false }
    }
    reseat(temperature: temperature)
    return true
  }

  private mutating func relocate(_ r: Int, temperature: Float) -> Bool {
    let old = board.seat[r].slot
    remove(r)
    if random.chance(0.55) {
      let avoiding = random.chance(0.7) ? old : -1
      if let seat = board.bestSeat(
        r, noise: temperature * 1.5, avoiding: avoiding, random: &random)
      {
        add(r, seat)
        return true
      }
    }
    return force(r)
  }

  private mutating func insert(_ r: Int, temperature: Float) -> Bool {
    if let seat = board.bestSeat(r, noise: temperature, avoiding: -1, random: &random) {
      add(r, seat)
      return true
    }
    return force(r)
  }

  /// Gives those thrown out another seat if there is one, and now and then someone else.
  private mutating func reseat(temperature: Float) {
    var i = 0
    while i < ejected.count && i < 12 {
      let x = Int(ejected[i])
      if board.seat[x].slot < 0,
        let seat = board.bestSeat(x, noise: temperature * 0.5, avoiding: -1, random: &random)
      {
        add(x, seat)
      }
      i += 1
    }
    if board.unplacedCount > 0 && random.chance(0.1) {
      let x = Int(board.unplaced[random.below(board.unplacedCount)])
      if let seat = board.bestSeat(x, noise: 0, avoiding: -1, random: &random) { add(x, seat) }
    }
  }
}
