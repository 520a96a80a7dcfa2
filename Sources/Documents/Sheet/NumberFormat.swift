/// What a number format makes of a number, as far as it changes what the number is.
enum NumberFormat: Hashable {
  /// Digits; colours, separators, currencies and percent signs change nothing.
  case plain
  /// Digits with zeros in front up to a width, as codes are shown.
  case zeros(Int)
  case day
  case moment
  case time
  /// Hours that go on past 24.
  case elapsed

  /// The formats that need no code of their own (ECMA-376 18.8.30), those of Chinese, Japanese and
  /// Korean workbooks included.
  init(builtIn number: Int) {
    switch number {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .day
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 22: self = .moment
    case 46: self = .elapsed
    default: self = .plain
    }
  }

  /// The format of a code such as `yyyy\-mm\-dd`; only its first section counts.
  init(code: String) {
    let letters = Self.letters(of: code)
    if letters.isElapsed {
      self = .elapsed
      return
    }
    let text = letters.text
    if text.count > 1, text.allSatisfy({ $0 == "0" }) {
      self = .zeros(text.count)
      return
    }
    if text.contains("general") || text.contains("standard") {
      self = .plain
      return
    }
    let meridian = text.contains("am/pm") || text.contains("a/p")
    // An era is an `e` of its own; with a sign behind it, it is the exponent of a number.
    let isExponent = text.contains("e+") || text.contains("e-")
    let hasTime = meridian || text.contains("h") || text.contains("s")
    let hasDay = text.contains("y") || text.contains("d") || (text.contains("e") && !isExponent)
    switch (hasDay, hasTime) {
    case (true, true): self = .moment
    case (true, false): self = .day
    case (false, true): self = .time
    case (false, false): self = text.contains("m") ? .day : .plain
    }
  }

  /// The first section in small letters, without quoted and escaped text, padding and brackets.
  private static func letters(of code: String) -> (text: String, isElapsed: Bool) {
    var text = ""
    var bracket: String?
    var isElapsed = false
    var isQuoted = false
    var skips = false
    for character in code.lowercased() {
      if skips {
        skips = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if let inside = bracket {
        if character != "]" {
          bracket = inside + String(character)
          continue
        }
        bracket = nil
        isElapsed = isElapsed || ["h", "hh", "m", "mm", "s", "ss"].contains(inside)
      } else {
        switch character {
        case "\"": isQuoted = true
        case "\\", "_", "*": skips = true
        case "[": bracket = ""
        case ";": return (text, isElapsed)
        default: text.append(character)
        }
      }
    }
    return (text, isElapsed)
  }
}
