/// The Russian taxpayer number (ИНН): 10 digits for firms, 12 for persons.
///
/// Source: order of the Federal Tax Service on ИНН; weights as published there. A remainder of 10
/// counts as 0.
enum TaxpayerNumber {
  private static let firm = [2, 4, 10, 3, 5, 9, 4, 6, 8]
  private static let person = [
    [7, 2, 4, 10, 3, 5, 9, 4, 6, 8], [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
  ]

  /// Proves the number.
  static func check(_ number: String) throws(RegistryNumberFault) {
    guard let digits = number.digitValues else {
      if number.isScientificNotation {
        throw .alphabet(hint: "scientific notation: digits are lost, ask for the original")
      }
      throw .alphabet(hint: "digits only; a spreadsheet may have rewritten the number")
    }
    switch digits.count {
    case 10: try expect(digits, [firm])
    case 12: try expect(digits, person)
    case 9:
      throw .length(expected: "leading zero lost by a spreadsheet: propose 0\(number)")
    default: throw .length(expected: "10 or 12 digits")
    }
  }

  private static func expect(
    _ digits: [Int], _ weights: [[Int]]
  ) throws(RegistryNumberFault) {
    for weights in weights {
      let expected = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11 % 10
      if digits[weights.count] != expected {
        throw .checksum(expected: "digit \(weights.count + 1) should be \(expected)")
      }
    }
  }
}

extension String {
  /// Whether a spreadsheet wrote a long number short: `2.79912E+09`.
  var isScientificNotation: Bool {
    let parts = uppercased().split(separator: "E", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { $0.utf8.contains { (48...57).contains($0) } }
      && utf8.allSatisfy { (48...57).contains($0) || "+-.,Ee".utf8.contains($0) }
  }

  /// The values of the characters when all are ASCII digits.
  var digitValues: [Int]? {
    var values: [Int] = []
    for byte in utf8 {
      guard (48...57).contains(byte) else { return nil }
      values.append(Int(byte - 48))
    }
    return values
  }
}
