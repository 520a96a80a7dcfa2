/// A number as workbooks store it, kept as decimal digits: what was written is not changed by
/// arithmetic.
struct DecimalText: Hashable {
  /// How many digits spreadsheet programs keep.
  static let keptDigits = 15

  var isNegative = false
  /// Significant digits, 0 to 9, without zeros in front or behind; none for zero.
  private(set) var digits: [UInt8] = []
  /// The power of ten of the last digit.
  private(set) var exponent = 0

  /// Reads `-12.5E+3`; nil for anything else, and for numbers outside of 64-bit floating point.
  init?(_ text: some Sequence<UInt8>) {
    var sawDigit = false
    var sawPoint = false
    var isFirst = true
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case 0x2B where isFirst, 0x2D where isFirst: isNegative = byte == 0x2D
      case 0x30...0x39:
        sawDigit = true
        if byte > 0x30 || !digits.isEmpty { digits.append(byte - 0x30) }
        if sawPoint { exponent -= 1 }
      case 0x2E where !sawPoint: sawPoint = true
      case 0x45 where sawDigit, 0x65 where sawDigit:
        guard let power = Self.power(&iterator) else { return nil }
        exponent += power
      default: return nil
      }
      isFirst = false
    }
    guard sawDigit else { return nil }
    dropZeros()
    if digits.isEmpty { exponent = 0 }
    guard (-400...309).contains(exponent + digits.count), digits.count < 1_000 else { return nil }
  }

  /// Whether it is so large that not all digits before the point are kept.
  var losesDigits: Bool { digits.count + exponent > Self.keptDigits }

  var isInteger: Bool { exponent >= 0 }

  /// As a person sees it: 15 digits at most unless digits were lost, no exponent, no zeros that say
  /// nothing.
  var text: String {
    var shown = self
    if !losesDigits { shown.round() }
    return shown.positional
  }

  /// The nearest floating-point number.
  var value: Double { Double(positional) ?? 0 }

  private var positional: String {
    if digits.isEmpty { return "0" }
    let sign = isNegative ? "-" : ""
    let figures = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    if exponent >= 0 { return sign + figures + String(repeating: "0", count: exponent) }
    let whole = digits.count + exponent
    if whole <= 0 { return sign + "0." + String(repeating: "0", count: -whole) + figures }
    return sign + figures.prefix(whole) + "." + figures.dropFirst(whole)
  }

  /// What stands behind the `E`, to the end.
  private static func power(_ iterator: inout some IteratorProtocol<UInt8>) -> Int? {
    var digits: [UInt8] = []
    while let byte = iterator.next() {
      if digits.count > 8 { return nil }
      digits.append(byte)
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private mutating func dropZeros() {
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
  }

  private mutating func round() {
    guard digits.count > Self.keptDigits else { return }
    let roundsUp = digits[Self.keptDigits] >= 5
    exponent += digits.count - Self.keptDigits
    digits.removeSubrange(Self.keptDigits...)
    if roundsUp {
      var index = Self.keptDigits - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
    }
    dropZeros()
  }
}
