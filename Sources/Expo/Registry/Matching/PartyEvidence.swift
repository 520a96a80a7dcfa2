/// What tells a firm from others: its country, its names and its registry numbers.
struct PartyEvidence: Hashable, Sendable {
  var country: String?
  var names: LocalizedText
  /// Numbers that one party alone can have.
  var numbers: [RegistryNumber]

  init(country: String?, names: LocalizedText, numbers: [RegistryNumber]) {
    self.country = country
    self.names = names
    self.numbers = numbers.filter { $0.scheme != "kpp" }
  }

  /// The keys of all names.
  var keys: [Int64] {
    var keys: [Int64] = []
    for (language, name) in names.texts {
      for key in MatchKeys(name, language: language).all where !keys.contains(key) {
        keys.append(key)
      }
    }
    return keys
  }
}

extension PartyEvidence {
  private static let separator: Character = "\u{1F}"

  /// One text for all of it, for keeping a hundred thousand of them.
  var packed: String {
    var text = country ?? ""
    func add(_ mark: String, _ name: String, _ value: String) {
      text.append(Self.separator)
      text += mark
      text += name
      text += "="
      text += value
    }
    for number in numbers { add("#", number.scheme, number.value) }
    for (language, name) in names.texts { add("", language, name) }
    return text
  }

  init(packed: String) {
    let parts = packed.split(separator: Self.separator, omittingEmptySubsequences: false)
    var names: [String: String] = [:]
    var numbers: [RegistryNumber] = []
    for part in parts.dropFirst() {
      guard let sign = part.firstIndex(of: "=") else { continue }
      let value = String(part[part.index(after: sign)...])
      if part.first == "#" {
        let scheme = String(part[part.index(after: part.startIndex)..<sign])
        numbers.append(RegistryNumber(scheme: scheme, value: value))
      } else {
        names[String(part[..<sign])] = value
      }
    }
    let country = parts.first.map(String.init) ?? ""
    self.init(
      country: country.isEmpty ? nil : country, names: LocalizedText(names), numbers: numbers)
  }
}
