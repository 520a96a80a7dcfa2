/// The best state a chain has seen.
struct Incumbent: Sendable {
  private(set) var seats: [Seat]
  private(set) var value = Int.min
  private(set) var cost = Int.max
  private(set) var unfairness = Int.max
  private(set) var idle = 0
  private(set) var moves = 0
  private(set) var placed = 0

  /// Seats put together from several states; what they are worth is not known yet.
  init(seats: [Seat]) {
    self.seats = seats
  }

  init(count: Int) {
    seats = [Seat](repeating: .none, count: count)
  }

  /// Whether the board is better, tier by tier.
  func isWorse(than board: borrowing Board) -> Bool {
    if board.value != value { return board.value > value }
    if board.cost != cost { return board.cost < cost }
    return board.unfairness < unfairness
  }

  /// Whether another incumbent is better, tier by tier.
  func isWorse(than other: Incumbent) -> Bool {
    (value, other.cost, other.unfairness) < (other.value, cost, unfairness)
  }

  /// Copies the board.
  mutating func take(_ board: borrowing Board) {
    value = board.value
    cost = board.cost
    unfairness = board.unfairness
    idle = board.idle
    moves = board.moves
    for r in seats.indices { seats[r] = board.seat[r] }
    placed = seats.count { $0.slot >= 0 }
  }
}
