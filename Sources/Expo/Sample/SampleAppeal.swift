/// How much firms of one side appeal to those of the other, summed up so that one can be drawn without
/// looking at each: firms of a kind (sector and standing) appeal alike but for their popularity.
struct SampleAppeal {
  let firms: [SampleFirm]
  private let kinds: [Kind]
  private let kind: [Int]
  /// The popularity of the firms of each kind before a place: at `place * kinds + kind`.
  private let sums: [Int]

  private struct Kind: Hashable {
    let sector: String
    let isVIP: Bool
  }

  init(_ firms: [SampleFirm]) {
    var numbers: [Kind: Int] = [:]
    kind = firms.map { firm in
      let kind = Kind(sector: firm.sector.code, isVIP: firm.isVIP)
      if numbers[kind] == nil { numbers[kind] = numbers.count }
      return numbers[kind] ?? 0
    }
    kinds = numbers.sorted { $0.value < $1.value }.map(\.key)
    var sums: [Int] = []
    sums.reserveCapacity((firms.count + 1) * kinds.count)
    var current = [Int](repeating: 0, count: kinds.count)
    for (place, firm) in firms.enumerated() {
      sums += current
      current[kind[place]] += firm.popularity
    }
    self.sums = sums + current
    self.firms = firms
  }

  /// Draws firms for one of the other side, each once, the more appealing the likelier; those that have
  /// wished for it already appeal sixteen times as much.
  func draw(for firm: SampleFirm, wooedBy wooed: Set<Int>) -> Draw {
    Draw(self, factors: kinds.map { Self.factor(of: $0, for: firm) }, wooed: wooed)
  }

  /// Its own sector and the neighbour of that come first, and the eminent seek the eminent.
  private static func factor(of kind: Kind, for firm: SampleFirm) -> Int {
    var factor = 1
    if kind.sector == firm.sector.code {
      factor = 8
    } else if kind.sector == firm.sector.neighbour {
      factor = 4
    }
    return kind.isVIP && firm.isVIP ? factor * 6 : factor
  }

  /// What is left to draw from.
  struct Draw {
    private let appeal: SampleAppeal
    private let factors: [Int]
    /// What suitors appeal more than other firms, summed up by place.
    private let extra: [(place: Int, sum: Int)]
    private var drawn: [(place: Int, weight: Int)] = []

    fileprivate init(_ appeal: SampleAppeal, factors: [Int], wooed: Set<Int>) {
      self.appeal = appeal
      self.factors = factors
      var sum = 0
      extra = wooed.sorted().map { place in
        sum += 15 * appeal.firms[place].popularity * factors[appeal.kind[place]]
        return (place, sum)
      }
    }

    /// The place of a firm; nil when none is left.
    mutating func next(_ random: inout SampleRandom) -> Int? {
      let total = weight(before: appeal.firms.count)
      guard total > 0 else { return nil }
      let rest = random.integer(1...total)
      var (low, high) = (0, appeal.firms.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if weight(before: middle + 1) >= rest { high = middle } else { low = middle + 1 }
      }
      drawn.append((low, weight(before: low + 1) - weight(before: low)))
      return low
    }

    /// The weight of all firms before a place that are left.
    private func weight(before place: Int) -> Int {
      let row = place * factors.count
      var weight = 0
      for kind in factors.indices { weight += factors[kind] * appeal.sums[row + kind] }
      var (low, high) = (0, extra.count)
      while low < high {
        let middle = (low + high) / 2
        if extra[middle].place < place { low = middle + 1 } else { high = middle }
      }
      if low > 0 { weight += extra[low - 1].sum }
      for gone in drawn where gone.place < place { weight -= gone.weight }
      return weight
    }
  }
}
