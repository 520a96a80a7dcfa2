import Foundation

/// The words of a name, folded until only what tells names apart is left.
struct NameWords: Sendable {
  /// All words in their order, legal forms among them.
  let all: [NameWord]
  /// The words without the legal form; all of them where nothing else is left.
  let distinctive: [NameWord]

  /// Folds a name; `language` is that of its column, a BCP 47 tag.
  init(_ name: String, language: String) {
    all = Homoglyphs.resolved(Self.split(name), language: language)
    distinctive = LegalForms.removed(from: all)
  }

  private static func split(_ name: String) -> [NameWord] {
    let scalars = plain(name)
    var words: [NameWord] = []
    var open: [Unicode.Scalar] = []
    var openScript: NameWord.Script?
    for scalar in scalars where !scalar.isInsideWord {
      let script = scalar.nameScript
      if let word = openScript, script.map(word.takes) != true {
        words.append(NameWord(scalars: open, script: word))
        open.removeAll()
        openScript = nil
      }
      guard let script else { continue }
      open.append(scalar)
      // Digits take the script of the letters that they touch.
      if openScript == nil || openScript == .digits { openScript = script }
    }
    if let word = openScript { words.append(NameWord(scalars: open, script: word)) }
    return words
  }

  /// Lower case, one form for every letter.
  private static func plain(_ name: String) -> [Unicode.Scalar] {
    let isPlain = name.unicodeScalars.allSatisfy(\.isPlainForm)
    let composed = isPlain ? name : name.precomposedStringWithCompatibilityMapping
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(composed.utf8.count)
    for scalar in composed.unicodeScalars { scalar.appendFolded(to: &scalars) }
    return scalars
  }
}

extension NameWord.Script {
  /// Whether a letter carries the word on: Latin and Cyrillic may be mixed by mistake, and are told
  /// apart later; digits belong to the word they touch, but not to Han.
  fileprivate func takes(_ next: Self) -> Bool {
    self == next || self != .han && next != .han
  }
}

extension Unicode.Scalar {
  /// Whether compatibility composition leaves the scalar alone, whatever follows: ASCII, Cyrillic,
  /// common ideographs and the usual signs.
  fileprivate var isPlainForm: Bool {
    switch value {
    case 0..<0x80, 0xAB, 0xBB, 0x0400...0x0482, 0x048A...0x04FF, 0x2010...0x201F, 0x4E00...0x9FFF:
      true
    default: false
    }
  }

  /// Appends the lower-case form without accents.
  fileprivate func appendFolded(to scalars: inout [Unicode.Scalar]) {
    switch value {
    case 0x41...0x5A: scalars.append(Unicode.Scalar(UInt8(value + 32)))
    case 0..<0x80: scalars.append(self)
    case 0x0401, 0x0451: scalars.append("е")
    case 0x0410...0x042F: scalars.append(Unicode.Scalar(value + 32) ?? self)
    case 0x0430...0x044F: scalars.append(self)
    case 0x3400...0x9FFF: scalars.append(HanFolding.simplified(self))
    case 0x00C0...0x024F:
      for part in String(self).decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
      where !(0x0300...0x036F).contains(part.value) { scalars.append(part) }
    default: scalars.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
    }
  }
}
