/// PostgreSQL's binary `numeric`: groups of four decimal digits, the weight of the first, a sign
/// and a scale.
struct NumericDigits {
  private var groups: [UInt16]
  private var weight: Int
  private var isNegative: Bool
  private var scale: Int

  /// Reads plain decimal notation such as `-12.50`; nil for anything else.
  init?(text: String) {
    var digits = Substring(text)
    isNegative = digits.hasPrefix("-")
    if isNegative { digits.removeFirst() }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty else { return nil }
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    scale = fraction.count
    let leading = String(repeating: "0", count: (4 - whole.count % 4) % 4) + whole
    let padded = leading + fraction + String(repeating: "0", count: (4 - scale % 4) % 4)
    groups = []
    weight = leading.count / 4 - 1
    var rest = Substring(padded)
    while !rest.isEmpty {
      guard let group = UInt16(rest.prefix(4)) else { return nil }
      groups.append(group)
      rest = rest.dropFirst(4)
    }
    while groups.first == 0 {
      groups.removeFirst()
      weight -= 1
    }
    while groups.last == 0 { groups.removeLast() }
    if groups.isEmpty { (weight, isNegative) = (0, false) }
  }

  /// Reads the binary form; nil for NaN, the infinities and bytes that are no number.
  init?(binary bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 8 else { return nil }
    let count = Int(UInt16(bigEndianAt: 0, in: bytes))
    let sign = UInt16(bigEndianAt: 4, in: bytes)
    guard bytes.count == 8 + 2 * count, sign == 0 || sign == 0x4000 else { return nil }
    weight = Int(Int16(bigEndianAt: 2, in: bytes))
    isNegative = sign == 0x4000
    scale = Int(UInt16(bigEndianAt: 6, in: bytes))
    groups = (0..<count).map { UInt16(bigEndianAt: 8 + 2 * $0, in: bytes) }
  }

  /// Plain decimal notation.
  var text: String {
    var whole = ""
    var fraction = ""
    for position in 0...max(0, weight) { whole += group(weight: max(0, weight) - position) }
    var next = -1
    while fraction.count < scale {
      fraction += group(weight: next)
      next -= 1
    }
    let sign = isNegative ? "-" : ""
    return sign + whole + (scale > 0 ? "." + fraction.prefix(scale) : "")
  }

  /// Digits from the first that is not zero to the last that is not.
  var significantDigits: Int {
    var digits = groups.map { Self.padded($0) }.joined()[...]
    while digits.first == "0" { digits.removeFirst() }
    while digits.last == "0" { digits.removeLast() }
    return digits.count
  }

  func append(to bytes: inout [UInt8]) {
    bytes.append(bigEndian: UInt16(groups.count))
    bytes.append(bigEndian: Int16(weight))
    bytes.append(bigEndian: UInt16(isNegative ? 0x4000 : 0))
    bytes.append(bigEndian: UInt16(scale))
    for group in groups { bytes.append(bigEndian: group) }
  }

  private func group(weight wanted: Int) -> String {
    let index = weight - wanted
    return Self.padded(groups.indices.contains(index) ? groups[index] : 0)
  }

  private static func padded(_ group: UInt16) -> String {
    let digits = String(group)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
