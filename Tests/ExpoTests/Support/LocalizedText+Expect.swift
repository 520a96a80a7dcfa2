import Testing

@testable import Expo

extension LocalizedText {
  /// Expects a text in each language that names all of `names` and is said in no other.
  func expectComplete(
    naming names: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(texts.count == Language.allCases.count, sourceLocation: sourceLocation)
    for language in Language.allCases {
      let text = texts[language.rawValue] ?? ""
      for name in names {
        #expect(text.contains(name), "\(text) lacks \(name)", sourceLocation: sourceLocation)
      }
      #expect(
        text.has(0x400...0x4FF) == (language == .russian), "\(text)",
        sourceLocation: sourceLocation)
      #expect(
        text.has(0x4E00...0x9FFF) == (language == .chinese), "\(text)",
        sourceLocation: sourceLocation)
    }
  }
}

extension [LocalizedText] {
  /// Expects that no two of them read the same in any language.
  func expectDistinct(sourceLocation: SourceLocation = #_sourceLocation) {
    for language in Language.allCases {
      #expect(
        Set(map { $0[language] }).count == count, "two read the same in \(language)",
        sourceLocation: sourceLocation)
    }
  }
}

extension String {
  fileprivate func has(_ letters: ClosedRange<UInt32>) -> Bool {
    unicodeScalars.contains { letters.contains($0.value) }
  }
}
