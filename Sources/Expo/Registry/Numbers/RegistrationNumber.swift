/// The Russian state registration numbers: ОГРН (13 digits, firms) and ОГРНИП (15, entrepreneurs).
///
/// The last digit is the last digit of the remainder of all others by 11, or by 13.
enum RegistrationNumber {
  /// Proves the number.
  static func check(_ number: String) throws(RegistryNumberFault) {
    guard let digits = number.digitValues else { throw .alphabet(hint: "digits only") }
    let modulus: Int
    switch digits.count {
    case 13: modulus = 11
    case 15: modulus = 13
    default: throw .length(expected: "13 digits (ОГРН) or 15 (ОГРНИП)")
    }
    let expected = digits.dropLast().reduce(0) { ($0 * 10 + $1) % modulus } % 10
    if digits[digits.count - 1] != expected {
      throw .checksum(expected: "the last digit should be \(expected)")
    }
  }
}

/// The reason code of a Russian registration (КПП): 9 characters, of which the 5th and 6th may be
/// Latin capitals. It has no check digit.
enum RegistrationReason {
  /// Proves the form.
  static func check(_ code: String) throws(RegistryNumberFault) {
    let bytes = Array(code.utf8)
    guard bytes.count == 9 else { throw .length(expected: "9 characters") }
    for (index, byte) in bytes.enumerated() {
      let isDigit = (48...57).contains(byte)
      let isCapital = (65...90).contains(byte)
      if !isDigit && !((4...5).contains(index) && isCapital) {
        throw .alphabet(hint: "digits; only the 5th and 6th may be Latin capitals")
      }
    }
  }
}
