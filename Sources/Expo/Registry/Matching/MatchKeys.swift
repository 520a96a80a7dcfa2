/// What two spellings of one name have in common, across alphabets.
///
/// A key is the FNV-1a hash (64 bits) of a folded spelling: that of the name itself for Latin and Han,
/// its romanisations for Cyrillic, its pinyin for Han and for Cyrillic in the Palladius system. Two
/// names that share a key are probably one; that they are is for a person to say.
struct MatchKeys: Sendable {
  /// The keys, each once.
  let all: [Int64]
  /// The key of the characters of a Chinese name: tells homophones apart.
  let characters: Int64?

  /// The keys of a name; `language` is that of its column.
  init(_ name: String, language: String) {
    self.init(NameWords(name, language: language))
  }

  init(_ words: NameWords) {
    let distinctive = words.distinctive
    var keys: [Int64] = []
    func add(_ scalars: [Unicode.Scalar], atLeast: Int = 3) {
      if scalars.count < atLeast { return }
      let key = Self.hash(scalars)
      if !keys.contains(key) { keys.append(key) }
    }
    var characters: Int64?
    if distinctive.contains(where: { $0.script == .han }) {
      let squeezed = distinctive.flatMap(\.scalars)
      add(squeezed, atLeast: 2)
      characters = keys.first
      add(distinctive.flatMap { Pinyin.latin($0.scalars) })
    } else if distinctive.contains(where: { $0.script == .cyrillic }) {
      for romanisation in Romanisation.allCases {
        add(distinctive.flatMap { romanisation.latin($0.scalars) })
      }
      if let pinyin = Self.palladius(distinctive) { add(pinyin) }
    } else {
      add(distinctive.flatMap(\.scalars))
    }
    all = keys
    self.characters = characters
  }

  /// The pinyin of a name all of whose words are Chinese syllables in Cyrillic.
  private static func palladius(_ words: [NameWord]) -> [Unicode.Scalar]? {
    var pinyin: [Unicode.Scalar] = []
    for word in words {
      guard let syllables = Palladius.pinyin(word.scalars) else { return nil }
      pinyin += syllables
    }
    return pinyin
  }

  /// Sixteen hexadecimal digits that stand for the very spelling of names.
  static func fingerprint(of names: LocalizedText) -> String {
    let spelt = names.texts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let hash = hash(Array(spelt.joined(separator: "\u{1F}").unicodeScalars))
    let digits = String(UInt64(bitPattern: hash), radix: 16, uppercase: true)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// FNV-1a over the UTF-32 values, four bytes each, little end first.
  private static func hash(_ scalars: [Unicode.Scalar]) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for scalar in scalars {
      var value = scalar.value
      for _ in 0..<4 {
        hash = (hash ^ UInt64(value & 0xFF)) &* 0x100_0000_01b3
        value >>= 8
      }
    }
    return Int64(bitPattern: hash)
  }
}
