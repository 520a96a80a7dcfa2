/// The random numbers of one search chain: xoroshiro128+ (Blackman & Vigna 2018), seeded by
/// SplitMix64.
struct Generator: Sendable {
  private var low: UInt64
  private var high: UInt64

  init(seed: UInt64) {
    var state = seed
    func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    low = next()
    high = next() | 1
  }

  /// Sixty-four random bits.
  @inline(__always)
  mutating func bits() -> UInt64 {
    let result = low &+ high
    let mixed = high ^ low
    low = (low << 24 | low >> 40) ^ mixed ^ (mixed << 16)
    high = mixed << 37 | mixed >> 27
    return result
  }

  /// A number in `0..<count`.
  @inline(__always)
  mutating func below(_ count: Int) -> Int {
    Int(truncatingIfNeeded: ((bits() >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }

  /// A number in `0..<1`.
  @inline(__always)
  mutating func unit() -> Float {
    Float(bits() >> 40) * (1 / 16_777_216)
  }

  /// Whether an event of the given probability happens.
  @inline(__always)
  mutating func chance(_ probability: Float) -> Bool { unit() < probability }

  /// One of the set bits of a mask that has any.
  @inline(__always)
  mutating func bit(of mask: UInt64) -> Int {
    var left = mask
    for _ in 0..<below(mask.nonzeroBitCount) { left &= left &- 1 }
    return left.trailingZeroBitCount
  }
}
