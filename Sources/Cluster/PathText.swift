/// Percent-encodes everything but letters, digits, `-`, `.` and `_`.
func percentEncoded(_ text: String) -> String {
  text.utf8.map { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F:
      String(UnicodeScalar(byte))
    default: "%" + hexadecimal(UInt64(byte), digits: 2)
    }
  }.joined()
}

/// FNV-1a, 64 bits: the same over versions and processes, unlike the standard library's hash.
package func stableHash(_ text: String) -> String {
  let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
  return hexadecimal(hash, digits: 16)
}

private func hexadecimal(_ value: UInt64, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: digits - text.count) + text
}
