/// The sample's own source of chance: SplitMix64, the same numbers on every machine.
///
/// Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
struct SampleRandom {
  private var state: UInt64

  /// A stream of its own for each part of the sample, so that one part can change alone.
  init(seed: UInt64, part: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    state = seed ^ hash
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number of the range, all alike.
  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    let span = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next().multipliedFullWidth(by: span).high)
  }

  /// Whether a thing happens that happens so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { integer(1...100) <= percent }

  /// One of the items; there must be one.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[integer(0...items.count - 1)] }

  /// The place of a weight, the heavier the likelier; nil when all are 0.
  mutating func place(among weights: [Int]) -> Int? {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    var rest = integer(1...total)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest <= 0 { return index }
    }
    return nil
  }

  /// The items in an order of chance.
  mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
    var items = items
    for index in items.indices.dropFirst().reversed() {
      items.swapAt(index, integer(0...index))
    }
    return items
  }
}
