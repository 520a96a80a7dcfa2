import ArgumentParser

/// A noun or verb that does not exist, and the one that was probably meant.
struct UnknownWord: Equatable {
  /// `noun`, or `verb of schedule`.
  let role: String
  let word: String
  let known: [String]

  /// The first word that is none, or nil when the trouble lies elsewhere.
  init?(_ arguments: [String]) {
    guard let noun = arguments.first, !noun.hasPrefix("-"), noun != "help" else { return nil }
    let nouns = Expoctl.configuration.subcommands
    guard let type = nouns.first(where: { Self.names(of: $0).contains(noun) }) else {
      self.init(role: "noun", word: noun, known: nouns.compactMap { Self.names(of: $0).first })
      return
    }
    let verbs = type.configuration.subcommands
    guard !verbs.isEmpty, arguments.count > 1, !arguments[1].hasPrefix("-"),
      !verbs.contains(where: { Self.names(of: $0).contains(arguments[1]) })
    else { return nil }
    self.init(
      role: "verb of \(noun)", word: arguments[1],
      known: verbs.compactMap { Self.names(of: $0).first })
  }

  private init(role: String, word: String, known: [String]) {
    self.role = role
    self.word = word
    self.known = known
  }

  /// What to tell the person.
  var error: UsageError {
    let meant = known.map { (word: $0, steps: Self.distance($0, word)) }
      .min { $0.steps < $1.steps }
    let guess = meant.flatMap { $0.steps <= 2 ? "did you mean “\($0.word)”? " : nil } ?? ""
    return UsageError(
      "“\(word)” is no \(role)", hint: "\(guess)there are: \(known.joined(separator: ", "))")
  }

  private static func names(of type: any ParsableCommand.Type) -> [String] {
    (type.configuration.commandName.map { [$0] } ?? []) + type.configuration.aliases
  }

  /// How many letters must be put in, taken out or replaced (Levenshtein).
  static func distance(_ one: String, _ other: String) -> Int {
    let other = Array(other)
    var row = Array(0...other.count)
    for (line, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, another) in other.enumerated() {
        let replaced = diagonal + (letter == another ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[other.count]
  }
}
