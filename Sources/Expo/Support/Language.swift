/// The languages the expo speaks; raw values are BCP 47 tags.
public enum Language: String, CaseIterable, Sendable, Codable, CodingKeyRepresentable {
  case russian = "ru"
  case chinese = "zh"
  case english = "en"

  /// Where to look when a text is missing in this language: itself, English, then the others.
  public var fallbacks: [Language] {
    switch self {
    case .russian: [.russian, .english, .chinese]
    case .chinese: [.chinese, .english, .russian]
    case .english: [.english, .russian, .chinese]
    }
  }
}
