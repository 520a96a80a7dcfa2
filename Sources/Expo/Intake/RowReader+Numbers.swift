extension RowReader {
  /// A whole number within limits.
  mutating func integer(_ column: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(column) else { return nil }
    guard let value = Int(text) else {
      note(.numberFormat, column, value: text, hint: "a whole number")
      return nil
    }
    if range.contains(value) { return value }
    note(.range, column, value: text, hint: "from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// A decimal number, kept as it is written: digits, an optional point and sign.
  mutating func decimal(_ column: String, atLeastZero: Bool = true) -> String? {
    guard let text = text(column) else { return nil }
    var digits = text[...]
    let isNegative = digits.hasPrefix("-")
    if isNegative { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber =
      (1...2).contains(parts.count) && digits.utf8.count <= 40
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    if !isNumber {
      note(.numberFormat, column, value: text, hint: "a number with a decimal point, as 1250.50")
      return nil
    }
    if isNegative && atLeastZero {
      note(.range, column, value: text, hint: "not below zero")
      return nil
    }
    return text
  }

  /// ISO 3166-1 alpha-2, upper case.
  mutating func country(_ column: String) -> String? {
    guard let text = text(column) else { return nil }
    if CountryCodes.all.contains(text) { return text }
    note(.country, column, value: text, hint: "two letters of ISO 3166-1, as RU or CN")
    return nil
  }

  /// An e-mail address: one `@`, something before it, a host with a dot after it, no spaces.
  mutating func email(_ column: String) -> String? {
    guard let text = text(column, longest: 254) else { return nil }
    if Self.isAddress(text) { return text }
    note(.email, column, value: text, hint: "name@host.domain")
    return nil
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, Substring(parts[0]).unicodeScalars.count <= 64 else {
      return false
    }
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if labels.count < 2 || labels.contains(where: \.isEmpty) { return false }
    if text.utf8.contains(where: { $0 <= 0x20 || strangers.contains($0) }) { return false }
    return text.utf8.allSatisfy { $0 < 0x80 } || !text.contains(where: \.isWhitespace)
  }

  /// What stands in no address.
  private static let strangers = Array("<>(),;:\"[]".utf8)
}
