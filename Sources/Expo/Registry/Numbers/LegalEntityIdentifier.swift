/// The legal entity identifier (ISO 17442): 18 letters and digits, and two check digits (ISO 7064,
/// modulus 97-10: letters count as 10…35, and the whole number leaves 1).
enum LegalEntityIdentifier {
  /// Proves the identifier.
  static func check(_ identifier: String) throws(RegistryNumberFault) {
    let bytes = Array(identifier.utf8)
    var remainder = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 48...57: remainder = (remainder * 10 + Int(byte) - 48) % 97
      case 65...90 where index < 18: remainder = (remainder * 100 + Int(byte) - 55) % 97
      default: throw .alphabet(hint: "digits and Latin capitals; the last two are digits")
      }
    }
    guard bytes.count == 20 else { throw .length(expected: "20 characters") }
    if remainder != 1 { throw .checksum(expected: "the last two digits do not fit the others") }
  }
}
