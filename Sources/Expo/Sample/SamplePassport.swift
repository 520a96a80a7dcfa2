/// What stands in a passport: Latin letters and the machine readable zone, by ICAO Doc 9303.
struct SamplePassport {
  let number: String
  let born: String
  let expires: String
  let line1: String
  let line2: String

  /// A passport of nobody born within some years: numbers of nine places that begin with `Z9`.
  init(
    of person: SamplePerson, country: String, serial: Int, years: ClosedRange<Int>,
    _ random: inout SampleRandom
  ) {
    number = "Z9" + SampleNumbers.padded(serial, 7)
    let day = (
      SampleNumbers.padded(random.integer(1...12), 2),
      SampleNumbers.padded(random.integer(1...28), 2)
    )
    born = "\(random.integer(years))-\(day.0)-\(day.1)"
    expires = "\(random.integer(2028...2035))-\(day.0)-\(day.1)"
    let state = country == "RU" ? "RUS" : "CHN"
    let names = Self.zone(person.familyEn) + "<<" + Self.zone(person.givenEn)
    line1 = Self.filled("P<" + state + names, 44)
    let fields = [number, Self.short(born), Self.short(expires)].map { $0 + Self.check($0) }
    let sex = person.isWoman ? "F" : "M"
    let optional = String(repeating: "<", count: 14) + "0"
    let sum = Self.check(fields.joined() + optional)
    line2 = fields[0] + state + fields[1] + sex + fields[2] + optional + sum
  }

  /// A Russian name in Latin letters.
  static func latin(_ name: String) -> String {
    let spelled = name.lowercased().map { letters[$0] ?? String($0) }.joined()
    return spelled.prefix(1).uppercased() + spelled.dropFirst()
  }

  private static let letters: [Character: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
  ]

  private static func zone(_ name: String) -> String {
    String(name.uppercased().map { $0.isASCII && $0.isLetter ? $0 : "<" })
  }

  private static func filled(_ text: String, _ width: Int) -> String {
    String((text + String(repeating: "<", count: width)).prefix(width))
  }

  /// `1969-08-29` as `690829`.
  private static func short(_ date: String) -> String {
    String(date.filter(\.isNumber).dropFirst(2))
  }

  /// Weights 7 3 1; letters count from A = 10, the filler 0.
  private static func check(_ field: String) -> String {
    var sum = 0
    for (index, character) in field.enumerated() {
      let letter = character.asciiValue.map { Int($0) - 55 } ?? 0
      let value = character.wholeNumberValue ?? (character == "<" ? 0 : letter)
      sum += value * [7, 3, 1][index % 3]
    }
    return String(sum % 10)
  }
}
