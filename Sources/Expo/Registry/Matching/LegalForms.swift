/// What says how a firm is constituted, not what it is called.
enum LegalForms {
  /// Forms of several words, each word folded; longer ones first.
  private static let phrases: [[[Unicode.Scalar]]] = [
    "общество с ограниченной ответственностью", "товарищество с ограниченной ответственностью",
    "публичное акционерное общество", "открытое акционерное общество",
    "закрытое акционерное общество", "непубличное акционерное общество",
    "индивидуальный предприниматель", "акционерное общество", "группа компаний",
    "limited liability company", "joint stock company", "public joint stock company",
  ].map { $0.split(separator: " ").map { Array($0.unicodeScalars) } }
    .sorted { $0.count > $1.count }

  /// By their number of letters.
  private static let words: [Int: [[Unicode.Scalar]]] = Dictionary(
    grouping: [
      "ооо", "оао", "зао", "пао", "нао", "ао", "ип", "тоо", "гк", "фгуп", "муп", "компания",
      "фирма", "llc", "ooo", "oao", "zao", "pao", "nao", "ao", "jsc", "ojsc", "cjsc", "pjsc", "ltd",
      "limited", "co", "company", "corp", "corporation", "inc", "plc", "gmbh", "llp",
    ].map { Array($0.unicodeScalars) }, by: \.count)

  /// Endings of Chinese names, longer ones first.
  private static let endings = [
    "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "股份公司", "集团公司", "公司",
  ].map { Array($0.unicodeScalars) }

  /// Endings of Latin names whose spaces were lost.
  private static let squeezedEndings = ["coltd", "llc", "jsc", "ltd"].map {
    Array($0.unicodeScalars)
  }

  /// The words without the forms at both ends; all of them where nothing is left.
  static func removed(from words: [NameWord]) -> [NameWord] {
    var left = words[...]
    while let shorter = dropped(left) { left = shorter }
    guard var last = left.last else { return words }
    let endings = endings(of: last, in: words)
    if endings.contains(last.scalars) { return words }
    for ending in endings
    where last.scalars.count > ending.count + (last.script == .han ? 0 : 3) {
      if last.scalars.suffix(ending.count).elementsEqual(ending) {
        last.scalars.removeLast(ending.count)
        break
      }
    }
    return left.dropLast() + [last]
  }

  /// `co` is an ending only where a word for limited liability stood after it.
  private static func endings(of last: NameWord, in words: [NameWord]) -> [[Unicode.Scalar]] {
    switch last.script {
    case .han: endings
    case .latin:
      ["ltd", "limited"].contains(words.last?.text)
        ? squeezedEndings + [Array("co".unicodeScalars)] : squeezedEndings
    case .cyrillic, .digits: []
    }
  }

  /// One form less at either end; nil when there is none, or nothing would be left.
  private static func dropped(_ words: ArraySlice<NameWord>) -> ArraySlice<NameWord>? {
    for phrase in phrases where words.count > phrase.count {
      if matches(words, from: words.startIndex, phrase) { return words.dropFirst(phrase.count) }
      if matches(words, from: words.endIndex - phrase.count, phrase) {
        return words.dropLast(phrase.count)
      }
    }
    if words.count < 2 { return nil }
    if let first = words.first, isForm(first) { return words.dropFirst() }
    if let last = words.last, isForm(last) { return words.dropLast() }
    return nil
  }

  private static func isForm(_ word: NameWord) -> Bool {
    words[word.scalars.count]?.contains(word.scalars) == true
  }

  private static func matches(
    _ words: ArraySlice<NameWord>, from first: Int, _ phrase: [[Unicode.Scalar]]
  ) -> Bool {
    for place in phrase.indices where words[first + place].scalars != phrase[place] {
      return false
    }
    return true
  }
}
