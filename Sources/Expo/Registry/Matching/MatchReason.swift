import Foundation

/// What the names of two records differ in, in words, when they are spellings of one name.
struct MatchReason: Sendable {
  let text: String

  /// Nil when no two of the names are spellings of one.
  init?(_ names: LocalizedText, _ earlier: LocalizedText, _ country: String?) {
    var same: String?
    for language in ["ru", "zh", "en"] {
      guard let name = names.texts[language], let other = earlier.texts[language],
        Self.share(name, language, other, language)
      else { continue }
      if name != other {
        text = Self.difference(name, other, language: language, isChinese: country == "CN")
        return
      }
      same = same ?? language
    }
    if let same {
      text = names.texts.count == 1 || names == earlier ? "same name" : "same name_\(same)"
      return
    }
    guard let crossed = Self.crossed(names, earlier) else { return nil }
    text = crossed
  }

  private static func share(
    _ name: String, _ language: String, _ other: String, _ otherLanguage: String
  ) -> Bool {
    let keys = MatchKeys(name, language: language).all
    return MatchKeys(other, language: otherLanguage).all.contains { keys.contains($0) }
  }

  /// The smallest folding that makes the two the same.
  private static func difference(
    _ name: String, _ other: String, language: String, isChinese: Bool
  ) -> String {
    func composed(_ text: String) -> String {
      text.precomposedStringWithCanonicalMapping
        .replacingOccurrences(of: "ё", with: "е").replacingOccurrences(of: "Ё", with: "Е")
    }
    func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    if bytes(composed(name)) == bytes(composed(other)) {
      return "NFD of the same name, ё written as е"
    }
    let words = [name, other].map { NameWords($0, language: language) }
    let squeezed = words.map { $0.all.flatMap(\.scalars) }
    if squeezed[0] != squeezed[1] { return "legal form and quotes only" }
    if language == "zh" { return "traditional/simplified variant" }
    if alphabets(name) != alphabets(other) { return "Cyrillic/Latin homoglyphs" }
    return isChinese && language == "en" ? "pinyin spacing and case" : "spacing, signs and case"
  }

  private static func alphabets(_ name: String) -> Set<NameWord.Script> {
    Set(name.lowercased().unicodeScalars.compactMap(\.nameScript)).subtracting([.digits])
  }

  private static let crossings = [
    ("en", "ru", "name_en is the ICAO transliteration of name_ru"),
    ("en", "zh", "name_en is the pinyin of name_zh"),
    ("ru", "zh", "name_ru is the Palladius transcription of name_zh"),
  ]

  private static func crossed(_ names: LocalizedText, _ earlier: LocalizedText) -> String? {
    for (one, other, text) in crossings {
      for (left, right) in [(names, earlier), (earlier, names)] {
        if let name = left.texts[one], let source = right.texts[other],
          share(name, one, source, other)
        {
          return text
        }
      }
    }
    return nil
  }
}
