/// What a report quotes of a cell.
enum DocumentExcerpt {
  /// The most characters quoted.
  static let characters = 80

  /// The first 80 scalars, control characters shown as their pictures, bad bytes as U+FFFD.
  static func text(of bytes: some Sequence<UInt8>) -> String {
    let head = Array(bytes.prefix(characters * 4))
    var excerpt = String.UnicodeScalarView()
    for scalar in String(decoding: head, as: UTF8.self).unicodeScalars.prefix(characters) {
      excerpt.append(visible(scalar))
    }
    return String(excerpt)
  }

  /// Up to eight bytes in hexadecimal.
  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.prefix(8).map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.count < 2 ? "0" + digits : digits
    }.joined(separator: " ")
  }

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0: "\u{FFFD}"
    default: scalar
    }
  }
}
