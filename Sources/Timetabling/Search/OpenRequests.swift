/// Which requests the search may still place, and which it leaves alone.
extension Board {
  /// Takes a request out of the search: it stays as it is.
  mutating func freeze(_ r: Int) {
    if seat[r].slot < 0 { forgetUnplaced(r) }
    fixed.isLocked[r] = true
  }

  /// Takes a request back into the search.
  mutating func thaw(_ r: Int) {
    fixed.isLocked[r] = false
    if seat[r].slot < 0 { rememberUnplaced(r) }
  }

  mutating func rememberUnplaced(_ r: Int) {
    if fixed.isLocked[r] { return }
    unplacedPosition[r] = Int32(truncatingIfNeeded: unplacedCount)
    unplaced[unplacedCount] = Int32(truncatingIfNeeded: r)
    unplacedCount &+= 1
  }

  mutating func forgetUnplaced(_ r: Int) {
    if fixed.isLocked[r] { return }
    let position = Int(unplacedPosition[r])
    unplacedCount &-= 1
    let moved = unplaced[unplacedCount]
    unplaced[position] = moved
    unplacedPosition[Int(moved)] = Int32(truncatingIfNeeded: position)
    unplacedPosition[r] = -1
  }
}
