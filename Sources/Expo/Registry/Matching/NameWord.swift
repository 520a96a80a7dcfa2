/// A run of letters and digits of one writing system, folded: lower case, compatibility forms made
/// plain, ё as е, traditional characters as simplified ones.
struct NameWord: Hashable, Sendable {
  /// Which letters it is written in.
  enum Script: Hashable, Sendable { case latin, cyrillic, han, digits }

  var scalars: [Unicode.Scalar]
  var script: Script

  /// The word as text.
  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension Unicode.Scalar {
  /// The writing system of a letter, folded letters only; nil for what stands between words.
  var nameScript: NameWord.Script? {
    switch value {
    case 0x30...0x39: .digits
    case 0x61...0x7A, 0x41...0x5A: .latin
    case 0..<0x80, 0xAB, 0xBB, 0x2010...0x201F: nil
    case 0x00DF...0x024F: properties.isAlphabetic ? .latin : nil
    case 0x0400...0x052F: .cyrillic
    case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF: .han
    default: properties.isAlphabetic ? .latin : properties.numericType != nil ? .digits : nil
    }
  }

  /// Signs that stand inside a word and do not part it: apostrophes of transcriptions, soft hyphens.
  var isInsideWord: Bool {
    switch value {
    case 0x27, 0x60, 0xAD, 0x2018, 0x2019, 0x02BC, 0x0300...0x036F, 0x200B...0x200D, 0x2060, 0xFEFF:
      true
    default: false
    }
  }
}
