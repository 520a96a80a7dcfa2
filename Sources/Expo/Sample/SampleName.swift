/// A name in the three languages of the expo.
struct SampleName {
  var ru: String
  var zh: String
  var en: String

  init(ru: String, zh: String, en: String) {
    self.ru = ru
    self.zh = zh
    self.en = en
  }

  /// Reads `ru/en/zh`, as the lists of the sample are written.
  init(_ text: Substring) {
    let parts = text.split(separator: "/").map(String.init)
    precondition(parts.count == 3, "\(text)")
    self.init(ru: parts[0], zh: parts[2], en: parts[1])
  }

  /// Reads a list, names between blanks.
  static func list(_ text: String) -> [SampleName] {
    text.split(whereSeparator: \.isWhitespace).map { SampleName($0) }
  }
}
