/// The terms under which a name is found: its words in Latin letters, pairs of its characters, and
/// the pinyin of these pairs.
enum SearchTerms {
  /// The terms of a name, each once, sorted.
  static func of(_ words: NameWords) -> [String] {
    var terms: [String] = []
    for word in words.distinctive {
      switch word.script {
      case .han:
        for pair in pairs(word.scalars) {
          terms.append(text(pair))
          terms.append(folded(Pinyin.latin(pair)))
        }
      case .cyrillic: terms.append(folded(Romanisation.icao.latin(word.scalars)))
      case .latin, .digits: terms.append(folded(word.scalars))
      }
    }
    // A name has few terms: sorting them is cheaper than hashing each.
    terms.sort()
    for place in terms.indices.dropFirst().reversed() where terms[place] == terms[place - 1] {
      terms.remove(at: place)
    }
    return terms
  }

  /// What to look for, word by word: any spelling of a word will do.
  static func sought(_ text: String) -> [[String]] {
    soughtWords(text).map(\.spellings)
  }

  /// What to look for, word by word.
  static func soughtWords(_ text: String) -> [SoughtWord] {
    NameWords(text, language: "").distinctive.flatMap { word -> [SoughtWord] in
      switch word.script {
      case .han: return pairs(word.scalars).map { SoughtWord(spellings: [Self.text($0)]) }
      case .cyrillic:
        let latin = folded(Romanisation.icao.latin(word.scalars))
        guard let pinyin = Palladius.pinyin(word.scalars) else {
          return [SoughtWord(spellings: [latin])]
        }
        return [SoughtWord(spellings: [latin, folded(pinyin)], pairs: syllablePairs(pinyin))]
      case .latin, .digits:
        return [
          SoughtWord(spellings: [folded(word.scalars)], pairs: syllablePairs(word.scalars))
        ]
      }
    }
  }

  /// The terms of the Chinese name that a word is the pinyin of; none for two characters or fewer,
  /// which are a term by themselves.
  private static func syllablePairs(_ word: [Unicode.Scalar]) -> [String] {
    guard let syllables = Pinyin.syllables(of: word), syllables.count > 2 else { return [] }
    return zip(syllables, syllables.dropFirst()).map { folded($0 + $1) }
  }

  /// Neighbouring characters two by two; a single one by itself.
  private static func pairs(_ scalars: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    scalars.count < 2 ? [scalars[...]] : (0..<scalars.count - 1).map { scalars[$0...($0 + 1)] }
  }

  /// Romanisations differ in a few letter groups: they are written one way here.
  private static func folded(_ latin: [Unicode.Scalar]) -> String {
    var scalars = latin
    var letters = LetterGroup.letters(of: scalars)
    for group in LetterGroup.all where letters & group.letters == group.letters {
      group.replace(in: &scalars)
      letters |= group.plainLetters
    }
    return text(ofLatin: scalars)
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The same of letters that are nearly always ASCII, a byte each.
  private static func text(ofLatin scalars: [Unicode.Scalar]) -> String {
    guard scalars.allSatisfy({ $0.value < 0x80 }) else { return text(scalars) }
    return String(unsafeUninitializedCapacity: scalars.count) { bytes in
      for (place, scalar) in scalars.enumerated() { bytes[place] = UInt8(scalar.value) }
      return scalars.count
    }
  }
}

/// One word of what people look for.
struct SoughtWord {
  /// How it may be spelt: any will do.
  let spellings: [String]
  /// What it is made of when it is the pinyin of several characters: all of it must be found.
  var pairs: [String] = []
}
