/// The Palladius system: Chinese syllables in Cyrillic, read back into pinyin.
///
/// A word is read only when all of it is made of syllables. A syllable's н is n, its нь too (ань) and
/// final н without ь is ng (ан), as the system has it; ъ parts syllables.
enum Palladius {
  private static let initials: [(cyrillic: String, pinyin: String)] = [
    ("", ""), ("б", "b"), ("п", "p"), ("м", "m"), ("ф", "f"), ("д", "d"), ("т", "t"), ("н", "n"),
    ("л", "l"), ("г", "g"), ("к", "k"), ("х", "h"), ("чж", "zh"), ("ч", "ch"), ("ш", "sh"),
    ("ж", "r"), ("цз", "z"), ("ц", "c"), ("с", "s"),
  ]
  private static let finals: [(cyrillic: String, pinyin: String)] = [
    ("а", "a"), ("о", "o"), ("э", "e"), ("ай", "ai"), ("эй", "ei"), ("ао", "ao"), ("оу", "ou"),
    ("ань", "an"), ("ан", "ang"), ("энь", "en"), ("эн", "eng"), ("ун", "ong"), ("у", "u"),
    ("уа", "ua"), ("о", "uo"), ("уай", "uai"), ("уй", "ui"), ("уань", "uan"), ("уан", "uang"),
    ("унь", "un"), ("и", "i"), ("ы", "i"), ("я", "ia"), ("е", "ie"), ("яо", "iao"), ("ю", "iu"),
    ("янь", "ian"), ("ян", "iang"), ("инь", "in"), ("ин", "ing"), ("юн", "iong"), ("юй", "u"),
    ("юэ", "ue"), ("юань", "uan"), ("юнь", "un"), ("эр", "er"),
  ]
  /// The soft series: before и, я, е, ю the sounds цз, ц, с, х stand for j, q, x, x.
  private static let soft = ["цз": "j", "ц": "q", "с": "x"]
  private static let whole = [
    "и": "yi", "я": "ya", "е": "ye", "яо": "yao", "ю": "you", "янь": "yan", "ян": "yang",
    "инь": "yin", "ин": "ying", "юн": "yong", "юй": "yu", "юэ": "yue", "юань": "yuan",
    "юнь": "yun", "у": "wu", "ва": "wa", "во": "wo", "вай": "wai", "вэй": "wei", "вань": "wan",
    "ван": "wang", "вэнь": "wen", "вэн": "weng",
  ]

  /// The pinyin of each syllable, by its packed letters.
  private static let syllables: [UInt64: [Unicode.Scalar]] = {
    var syllables: [UInt64: [Unicode.Scalar]] = [:]
    for initial in initials {
      for final in finals {
        let isSoft = "ияею".contains(final.cyrillic.prefix(1))
        let consonant = isSoft ? soft[initial.cyrillic] ?? initial.pinyin : initial.pinyin
        let cyrillic = packed((initial.cyrillic + final.cyrillic).unicodeScalars)
        if syllables[cyrillic] == nil {
          syllables[cyrillic] = Array((consonant + final.pinyin).unicodeScalars)
        }
      }
    }
    for (cyrillic, pinyin) in whole {
      syllables[packed(cyrillic.unicodeScalars)] = Array(pinyin.unicodeScalars)
    }
    return syllables
  }()

  /// Letters а…я in six bits each, in their order; 0 where another letter is among them.
  private static func packed(_ letters: some Sequence<Unicode.Scalar>) -> UInt64 {
    var key: UInt64 = 0
    for letter in letters {
      guard (0x430...0x44F).contains(letter.value) else { return 0 }
      key = key << 6 | UInt64(letter.value - 0x42F)
    }
    return key
  }

  /// The syllables of pinyin, some more than there are characters for; ü is written u.
  static let pinyinSyllables: Set<[Unicode.Scalar]> = {
    var all = Set(whole.values)
    for initial in initials {
      let consonants = [initial.pinyin, soft[initial.cyrillic]].compactMap(\.self)
      for consonant in consonants {
        for final in finals where !consonant.isEmpty || "aoe".contains(final.pinyin.prefix(1)) {
          all.insert(consonant + final.pinyin)
        }
      }
    }
    all.remove("ong")
    return Set(all.map { Array($0.unicodeScalars) })
  }()

  /// The pinyin of a folded Cyrillic word; nil when it is not made of Chinese syllables.
  static func pinyin(_ word: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    if word.isEmpty || word.count > 40 { return nil }
    var pinyin: [Unicode.Scalar] = []
    for part in word.split(separator: "ъ") {
      guard let read = read(part) else { return nil }
      pinyin += read
    }
    return pinyin
  }

  private static func read(_ word: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
    if word.isEmpty { return [] }
    for length in stride(from: min(6, word.count), through: 1, by: -1) {
      guard let syllable = syllables[packed(word.prefix(length))] else { continue }
      if let rest = read(word.dropFirst(length)) { return syllable + rest }
    }
    return nil
  }
}
