/// What one row says, checked and ready for the statement that stores it.
struct ImportRecord: Sendable {
  /// What tells it from the other rows of the file, as people write it: a code, or codes.
  let key: String
  /// Values by the name the statement knows them under.
  var values: [String: JSONValue]
  /// The party that it is about, where that is known; statements call it `party_id`.
  var party: Identifier<Party>?
  /// What tells the party of the row from others; nil for kinds whose rows are no parties.
  var evidence: PartyEvidence?
  /// What its names are found under, by language, once that has been worked out.
  var searchKeys: [String: SearchKeys]?
  /// The match keys of all its names, each once; nil before they were worked out.
  var matchKeys: [Int64]?
  /// What is wrong with the row unless it is held as a duplicate.
  var unlessHeld: ImportFinding?

  init(key: String, _ values: [String: JSONValue]) {
    self.key = key
    self.values = values
  }
}

/// What became of one row.
public enum ImportResult: String, Sendable, Codable {
  case inserted
  case updated
  case unchanged
  case rejected
  case held
}

extension ImportResult {
  /// Takes in what became of a further part of the same row: a row that is there is updated by it.
  mutating func join(_ part: ImportResult) {
    if self == .unchanged && part != .unchanged { self = .updated }
  }
}
