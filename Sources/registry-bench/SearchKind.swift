import Expo
import Foundation

/// What people type when they look for a firm.
enum SearchKind: String, CaseIterable {
  /// The whole name in Russian.
  case russian
  /// The whole name in Chinese.
  case chinese
  /// The whole name in English.
  case english
  /// The longest word of a name, in Russian or English.
  case word
  /// The longest word with one letter left out, doubled or exchanged with its neighbour.
  case mistyped
  /// The longest Russian word in Latin letters.
  case romanised
  /// The first four characters of the Chinese name in pinyin.
  case pinyin

  /// What is typed for a firm; nil where it has no such name.
  func text(for firm: EnterpriseSummary, _ chance: inout Chance) -> String? {
    let russian = firm.names.texts["ru"]
    let english = firm.names.texts["en"]
    switch self {
    case .russian: return russian
    case .chinese: return firm.names.texts["zh"]
    case .english: return english
    case .word: return (Bool.random(using: &chance) ? russian : english).flatMap(Self.longest)
    case .mistyped:
      let word = (Bool.random(using: &chance) ? russian : english).flatMap(Self.longest)
      return word.flatMap { Self.mistyped($0, &chance) }
    case .romanised:
      return russian.flatMap(Self.longest)?.applyingTransform(.toLatin, reverse: false)
    case .pinyin:
      return (firm.names.texts["zh"]?.prefix(4)).flatMap {
        String($0).applyingTransform(.mandarinToLatin, reverse: false)?
          .applyingTransform(.stripDiacritics, reverse: false)?.replacing(" ", with: "")
      }
    }
  }

  private static func longest(_ name: String) -> String? {
    name.split(whereSeparator: { !$0.isLetter }).max(by: { $0.count < $1.count }).map { String($0) }
  }

  private static func mistyped(_ word: String, _ chance: inout Chance) -> String? {
    var letters = Array(word)
    if letters.count < 5 { return nil }
    let place = Int.random(in: 1..<letters.count - 1, using: &chance)
    switch Int.random(in: 0..<3, using: &chance) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    default: letters.swapAt(place, place + 1)
    }
    return String(letters)
  }
}
