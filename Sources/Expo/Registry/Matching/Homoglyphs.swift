/// Letters of one alphabet that stand in a word of the other, because they look the same.
enum Homoglyphs {
  private static let latin = Array("abekmhopctyxi".unicodeScalars)
  private static let cyrillic = Array("авекмнорстухі".unicodeScalars)
  private static let toCyrillic = ScalarTable(zip(latin, cyrillic))
  private static let toLatin = ScalarTable(zip(cyrillic, latin))

  /// The words, each in one alphabet: the one that has a letter the other lacks; where both could be,
  /// that of the language.
  static func resolved(_ words: [NameWord], language: String) -> [NameWord] {
    words.map { word in
      if word.script == .han || word.script == .digits { return word }
      var word = word
      let script = script(of: word.scalars, language: language)
      word.script = script
      guard word.scalars.contains(where: { $0.nameScript != script }) else { return word }
      let table = script == .cyrillic ? toCyrillic : toLatin
      word.scalars = word.scalars.map { scalar in
        scalar.nameScript == script ? scalar : table[scalar] ?? scalar
      }
      return word
    }
  }

  private static func script(
    of scalars: [Unicode.Scalar], language: String
  ) -> NameWord.Script {
    var onlyLatin = false
    for scalar in scalars {
      switch scalar.nameScript {
      case .cyrillic: if toLatin[scalar] == nil { return .cyrillic }
      case .latin: onlyLatin = onlyLatin || toCyrillic[scalar] == nil
      default: break
      }
    }
    if onlyLatin { return .latin }
    if language.isEmpty {
      let scripts = Set(scalars.compactMap(\.nameScript)).subtracting([.digits])
      if scripts == [.cyrillic] { return .cyrillic }
    }
    return language == "ru" ? .cyrillic : .latin
  }
}
