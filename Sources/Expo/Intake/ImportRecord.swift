/// What one row says, checked and ready for the statement that stores it.
struct ImportRecord: Sendable {
  /// What tells it from the other rows of the file, as people write it: a code, or codes.
  let key: String
  /// Values by the name the statement knows them under.
  var values: [String: JSONValue]
  /// What tells the party of the row from others; nil for kinds whose rows are no parties.
  var evidence: PartyEvidence?
  /// The match keys of its names, once they have been worked out.
  var matchKeys: [Int64]?
  /// What is wrong with the row unless it is held as a duplicate.
  var unlessHeld: ImportFinding?

  init(key: String, _ values: [String: JSONValue]) {
    self.key = key
    self.values = values
  }
}

extension [ImportRecord] {
  /// The rows as one JSON array; `n` is the place of each in the array, 0-based. What is null is left
  /// out, and so is what the statement does not ask for.
  ///
  /// - Parameter names: The values to write; nil for all.
  func json(_ names: [String]? = nil) -> String {
    var json = "["
    for (n, record) in enumerated() {
      json += n == 0 ? "{\"n\":" : ",{\"n\":"
      json += String(n)
      if let names {
        for name in names { record.values[name]?.write(as: name, to: &json) }
      } else {
        for (name, value) in record.values { value.write(as: name, to: &json) }
      }
      json += "}"
    }
    return json + "]"
  }
}

extension JSONValue {
  /// Appends a further member of an object; nothing for null.
  fileprivate func write(as name: String, to json: inout String) {
    if case .null = self { return }
    json += ",\""
    json += name
    json += "\":"
    write(to: &json)
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
