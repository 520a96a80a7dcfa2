/// Registry numbers with right check digits that no registry has given out.
///
/// Tax inspection 99 does not register firms, and organisation codes do not begin with `WX`.
enum SampleNumbers {
  /// ИНН of a firm: region, inspection 99, five digits, check digit.
  static func inn(region: String, serial: Int) -> String {
    let digits = (region + "99" + padded(serial, 5)).compactMap(\.wholeNumberValue)
    let weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return digits.map(String.init).joined() + String(sum % 11 % 10)
  }

  /// ОГРН of a firm: sign 1, year, region, inspection 99, five digits, check digit.
  static func ogrn(region: String, year: Int, serial: Int) -> String {
    let digits = "1" + padded(year % 100, 2) + region + "99" + padded(serial, 5)
    let remainder = digits.compactMap(\.wholeNumberValue).reduce(0) { ($0 * 10 + $1) % 11 }
    return digits + String(remainder % 10)
  }

  /// КПП: region, inspection 99, reason 01, number 001.
  static func kpp(region: String) -> String { region + "9901001" }

  /// Unified social credit code by GB 32100: firm under market supervision, division, code, check.
  static func uscc(division: String, serial: Int) -> String {
    let body = "91" + division + organisation(serial: serial)
    var sum = 0
    var power = 1
    for letter in body {
      sum += (alphabet.firstIndex(of: letter) ?? 0) * power
      power = power * 3 % 31
    }
    return body + String(alphabet[(31 - sum % 31) % 31])
  }

  /// A number with zeros in front.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// GB 32100 leaves out letters that look like digits.
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

  /// Organisation code by GB 11714: eight places and a check character.
  private static func organisation(serial: Int) -> String {
    let code = "WX" + padded(serial, 6)
    let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    let values = code.compactMap { $0.hexOrLetterValue }
    let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    switch 11 - sum % 11 {
    case 10: return code + "X"
    case 11: return code + "0"
    case let check: return code + String(check)
    }
  }
}

extension Character {
  /// 0-9 for digits, 10-35 for A-Z.
  fileprivate var hexOrLetterValue: Int? {
    if let digit = wholeNumberValue { return digit }
    guard let ascii = asciiValue, (65...90).contains(ascii) else { return nil }
    return Int(ascii) - 55
  }
}
