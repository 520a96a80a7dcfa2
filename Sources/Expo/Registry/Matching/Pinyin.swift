import Foundation
import Synchronization

/// Chinese characters as pinyin without tones; each character has its most frequent reading.
///
/// The readings are those of the ICU library that Foundation brings, kept once they were asked for.
enum Pinyin {
  private static let readings = Mutex<[Unicode.Scalar: [Unicode.Scalar]]>([:])

  /// The syllable of a character; empty where there is no reading. ü is written u.
  static func syllable(_ character: Unicode.Scalar) -> [Unicode.Scalar] {
    if let known = readings.withLock({ $0[character] }) { return known }
    let latin = String(character).applyingTransform(.mandarinToLatin, reverse: false) ?? ""
    let plain = latin.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.filter {
      (0x61...0x7A).contains($0.value)
    }
    let syllable = Array(plain)
    readings.withLock { $0[character] = syllable }
    return syllable
  }

  /// The syllables of a word, one after the other.
  static func latin(_ word: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    word.flatMap { $0.nameScript == .han ? syllable($0) : [$0] }
  }

  /// A Latin word cut into syllables; nil when it is not made of them.
  ///
  /// Of several ways to cut it that with the longest syllables from the left: fang-an for `fangan`.
  static func syllables(of word: [Unicode.Scalar]) -> [[Unicode.Scalar]]? {
    word.count > 60 ? nil : cut(word.map { $0 == "v" ? "u" : $0 }[...])
  }

  private static func cut(_ word: ArraySlice<Unicode.Scalar>) -> [[Unicode.Scalar]]? {
    if word.isEmpty { return [] }
    for length in stride(from: min(6, word.count), through: 1, by: -1) {
      let syllable = Array(word.prefix(length))
      guard Palladius.pinyinSyllables.contains(syllable) else { continue }
      if let rest = cut(word.dropFirst(length)) { return [syllable] + rest }
    }
    return nil
  }
}
