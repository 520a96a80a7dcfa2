/// What one name is found under.
struct SearchKeys: Sendable {
  /// What spellings of it have in common.
  let match: [Int64]
  /// Its words and pairs of characters.
  let terms: [String]

  init(_ name: String, language: String) {
    let words = NameWords(name, language: language)
    match = MatchKeys(words).all
    terms = SearchTerms.of(words)
  }
}

extension ImportRecord {
  /// Works out what the names are found under, unless that was done.
  mutating func addSearchKeys() {
    guard searchKeys == nil, case .object(let names)? = values["names"] else { return }
    let found = names.map { ($0.key, SearchKeys($0.value, language: $0.key)) }
    var keys: [Int64] = []
    for (_, found) in found {
      for key in found.match where !keys.contains(key) { keys.append(key) }
    }
    matchKeys = keys
    searchKeys = Dictionary(uniqueKeysWithValues: found)
  }
}
