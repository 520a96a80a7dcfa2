/// A text in several languages: the `localized_text` of the schema, `{"ru": "…", "zh": "…"}`.
public struct LocalizedText: Hashable, Sendable, Codable {
  /// The texts by BCP 47 tag; never an empty text.
  public let texts: [String: String]

  /// Keeps the non-empty texts.
  public init(_ texts: [String: String]) {
    self.texts = texts.filter { !$0.value.isEmpty }
  }

  /// The texts of the three languages of the expo; nil and empty ones are left out.
  public init(russian: String?, chinese: String?, english: String?) {
    self.init(["ru": russian ?? "", "zh": chinese ?? "", "en": english ?? ""])
  }

  /// Whether no language has a text.
  public var isEmpty: Bool { texts.isEmpty }

  /// The text in `language`, or in the next language that has one.
  public subscript(language: Language) -> String {
    for candidate in language.fallbacks {
      if let text = texts[candidate.rawValue] { return text }
    }
    return texts.min { $0.key < $1.key }?.value ?? ""
  }

  /// Reads the object of texts; a text alone is English, as some were kept before they had languages.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let english = try? container.decode(String.self) {
      self.init(["en": english])
    } else {
      self.init(try container.decode([String: String].self))
    }
  }

  /// Writes the object of texts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(texts)
  }
}
