extension LocalizedText {
  /// The text in every language, each written by `words`.
  init(_ words: (Language) -> String) {
    self.init(
      Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, words($0)) }))
  }
}

/// Something that is said in one sentence of each language.
protocol Worded: Sendable {
  var english: String { get }
  var russian: String { get }
  var chinese: String { get }
}

extension Worded {
  /// The sentence in every language.
  var sentence: LocalizedText {
    LocalizedText { language in
      switch language {
      case .english: english
      case .russian: russian
      case .chinese: chinese
      }
    }
  }
}

extension Int {
  /// The number with a Russian noun in the form it asks for: 1 слот, 2 слота, 5 слотов, 11 слотов,
  /// 21 слот (Unicode CLDR, plural rules of `ru`).
  func russian(_ one: String, _ few: String, _ many: String) -> String {
    let (tens, ones) = (magnitude % 100, magnitude % 10)
    if ones == 1, tens != 11 { return "\(self) \(one)" }
    if (2...4).contains(ones), !(12...14).contains(tens) { return "\(self) \(few)" }
    return "\(self) \(many)"
  }

  /// The number with an English noun.
  func english(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}
