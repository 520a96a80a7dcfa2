/// What a timetable is worth, as literals: how far it stays below what all requests would be worth
/// together.
///
/// Much weaker to reason with than what is wasted, but exact where prices are not round.
struct EncodedLoss {
  /// What no timetable is worth more than.
  let total: Int
  /// The k-th literal says that more than `k * unit` is lost.
  private let lost: [Literal]
  private let unit: Int

  /// The most outputs that are counted.
  private static let most = 400

  /// Nothing if there is too much to count down to `least`, the lowest value that is asked for.
  init?(_ encoding: inout SeatEncoding, downTo least: Int) {
    let flat = encoding.flat
    let layout = encoding.layout
    var items: [(cost: Int, literal: Literal)] = []
    var total = layout.constant
    for (column, seats) in encoding.seats.enumerated() where !seats.isEmpty {
      let r = Int(layout.requests[column])
      let weight = flat.problem.requests[r].weight
      items.append((weight, -encoding.formula.any(seats.map(\.literal))))
      total += weight
      let penalty = flat.problem.objective.changePenalty
      let kept = seats.filter { encoding.isAsAnnounced($0, of: r) }
      guard penalty > 0, !kept.isEmpty else { continue }
      items.append((penalty, -encoding.formula.any(kept.map(\.literal))))
      total += penalty
    }
    let unit = items.map(\.cost).greatestCommonDivisor
    guard unit > 0, (total - least) / unit < Self.most else { return nil }
    self.total = total
    self.unit = unit
    let losses = items.flatMap { [Literal](repeating: $0.literal, count: $0.cost / unit) }
    lost = encoding.formula.counter(losses, cap: (total - least) / unit + 1, .up)
  }

  /// What to assume of a timetable that is worth so much; it may be worth more.
  func assumptions(atLeast value: Int) -> [Literal] {
    let allowed = max(0, total - value) / unit
    return allowed < lost.count ? [-lost[allowed]] : []
  }
}
