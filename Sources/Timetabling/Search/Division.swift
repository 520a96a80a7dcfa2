/// How the chains of one round divide the days between them.
///
/// A chain touches only what stands on its days, and its part of what is not placed. So what the
/// chains reach can be put together, and two of them come about twice as far as one.
struct Division: Sendable {
  /// How many parts; chains that have the same part are rivals.
  let parts: Int
  private let partOfDay: [Int]
  private let round: Int

  /// All days in one part.
  static let whole = Division(parts: 1, partOfDay: [], round: 0)

  private init(parts: Int, partOfDay: [Int], round: Int) {
    self.parts = parts
    self.partOfDay = partOfDay
    self.round = round
  }

  /// The division of a round. Which days come together changes from round to round; where each chain
  /// gets but one day, every third round is undivided, so that meetings can change days. More days than
  /// there are bits for are never divided.
  init(round: Int, days: Int, chains: Int, seed: UInt64) {
    let parts = min(days, chains)
    guard parts > 1, days <= UInt64.bitWidth, days > parts || round % 3 != 0 else {
      self = .whole
      return
    }
    var random = Generator(seed: seed &+ UInt64(round))
    var order = Array(0..<days)
    for i in order.indices.dropFirst() { order.swapAt(i, random.below(i + 1)) }
    var partOfDay = [Int](repeating: 0, count: days)
    for (i, day) in order.enumerated() { partOfDay[day] = i % parts }
    self.init(parts: parts, partOfDay: partOfDay, round: round)
  }

  /// The part of a chain.
  func part(ofChain chain: Int) -> Int { chain % parts }

  /// The days of a part, a bit each.
  func days(of part: Int) -> UInt64 {
    if parts == 1 { return ~0 }
    return partOfDay.indices.reduce(0) { $0 | (partOfDay[$1] == part ? 1 << UInt64($1) : 0) }
  }

  /// The part that a request belongs to for the round, by where it sat when the round began.
  func part(of request: Int, on seat: Seat, _ flat: FlatProblem) -> Int {
    if parts == 1 { return 0 }
    if seat.slot >= 0 { return partOfDay[flat.dayOf[Int(seat.slot)]] }
    return (request &+ round) % parts
  }

  /// The states of all chains put together: of each part that of the best of its rivals.
  func together(
    _ states: [Incumbent], since standing: Incumbent, _ flat: FlatProblem,
    prefers: (Incumbent, Incumbent) -> Bool
  ) -> Incumbent {
    let leaders = (0..<parts).compactMap { part in
      states.indices.filter { self.part(ofChain: $0) == part }.map { states[$0] }
        .max { prefers($1, $0) }
    }
    if parts == 1 { return leaders.first ?? standing }
    return Incumbent(
      seats: standing.seats.enumerated().map { r, seat in
        leaders[part(of: r, on: seat, flat)].seats[r]
      })
  }
}
