/// The Chinese unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters.
///
/// Characters 9…17 are the organisation code, whose last one is its own check character (GB 11714);
/// the 18th checks them all. Sums of 0 modulo the base give the check character 0.
enum SocialCreditCode {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

  /// Proves the code.
  static func check(_ code: String) throws(RegistryNumberFault) {
    let bytes = Array(code.utf8)
    for scalar in code.unicodeScalars
    where !alphabet.contains(where: { UInt32($0) == scalar.value }) {
      let hint =
        scalar == "O"
        ? "letter O is not in the alphabet; digit 0?" : "“\(scalar)” is not in the alphabet"
      throw .alphabet(hint: hint)
    }
    guard bytes.count == 18 else { throw .length(expected: "18 characters") }
    var sum = 0
    var weight = 1
    for byte in bytes.dropLast() {
      sum += (alphabet.firstIndex(of: byte) ?? 0) * weight
      weight = weight * 3 % 31
    }
    let expected = alphabet[(31 - sum % 31) % 31]
    if bytes[17] != expected {
      throw .checksum(
        expected: "the last character should be \(Character(UnicodeScalar(expected)))")
    }
    let organisation = organisationCheck(bytes)
    if bytes[16] != organisation {
      throw .checksum(
        expected: "the 17th character, which checks the organisation code, should be "
          + "\(Character(UnicodeScalar(organisation)))")
    }
  }

  /// Whether the organisation code inside checks out; tells a typing error from an odd outer check.
  static func organisationCodeHolds(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    guard bytes.count == 18 else { return false }
    return bytes[16] == organisationCheck(bytes)
  }

  /// The check character of the organisation code (GB 11714): letters count as 10…35.
  private static func organisationCheck(_ bytes: [UInt8]) -> UInt8 {
    let values = bytes[8..<16].map { byte in
      (48...57).contains(byte) ? Int(byte) - 48 : Int(byte) - 55
    }
    let sum = zip(values, organisationWeights).reduce(0) { $0 + $1.0 * $1.1 }
    let check = (11 - sum % 11) % 11
    return check == 10 ? UInt8(ascii: "X") : UInt8(48 + check)
  }
}
