/// Values by Unicode scalar, looked up by place: for the few thousand scalars of one table hashing costs
/// more than all the rest of folding a name.
struct ScalarTable<Value: Sendable>: Sendable {
  private let first: UInt32
  private let values: [Value?]

  /// A table of pairs; of one scalar the last value counts.
  init(_ pairs: some Sequence<(Unicode.Scalar, Value)>) {
    let pairs = Array(pairs)
    let keys = pairs.map(\.0.value)
    let (first, last) = (keys.min() ?? 1, keys.max() ?? 0)
    var values = [Value?](repeating: nil, count: Int(last + 1 - first))
    for (scalar, value) in pairs { values[Int(scalar.value - first)] = value }
    self.first = first
    self.values = values
  }

  /// The value of a scalar.
  subscript(scalar: Unicode.Scalar) -> Value? {
    let place = scalar.value &- first
    return place < UInt32(values.count) ? values[Int(place)] : nil
  }
}
