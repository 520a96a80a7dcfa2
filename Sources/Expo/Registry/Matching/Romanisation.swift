/// Russian letters as Latin ones, in the ways passports and registers have used.
enum Romanisation: CaseIterable, Sendable {
  /// ICAO Doc 9303: passports since 2013.
  case icao
  /// Passports of 2010 to 2013 (GOST R 52535.1): as ICAO, but ц is tc and щ shch.
  case gost2010
  /// Passports of 1997 to 2010: as English speakers would spell it.
  case english

  private static let letters = Array("абвгдежзийклмнопрстуфхцчшщъыьэюя".unicodeScalars)
  private static let icaoTable = table(
    "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia")
  private static let gostTable = table(
    "a b v g d e zh z i i k l m n o p r s t u f kh tc ch sh shch - y - e iu ia")
  private static let englishTable = table(
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya")

  private static func table(_ latin: String) -> ScalarTable<[Unicode.Scalar]> {
    let parts = latin.split(separator: " ").map { $0 == "-" ? [] : Array($0.unicodeScalars) }
    return ScalarTable(zip(letters, parts))
  }

  /// A folded Cyrillic word in Latin letters; what is not a Russian letter stays.
  func latin(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let table =
      switch self {
      case .icao: Self.icaoTable
      case .gost2010: Self.gostTable
      case .english: Self.englishTable
      }
    var latin: [Unicode.Scalar] = []
    latin.reserveCapacity(word.count * 2)
    for scalar in word {
      if let letters = table[scalar] {
        latin.append(contentsOf: letters)
      } else {
        latin.append(scalar)
      }
    }
    return latin
  }
}
