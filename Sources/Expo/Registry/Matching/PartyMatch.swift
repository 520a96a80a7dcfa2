/// Why two records are taken for one firm.
struct PartyMatch: Hashable, Sendable {
  let confidence: MatchConfidence
  /// For people: `same INN`, `traditional/simplified variant`.
  let reason: String
}

/// How sure a match is.
public enum MatchConfidence: String, Sendable, Codable {
  /// They share a number that one party alone can have, or are the same word for word.
  case certain
  /// Their names are spellings of one name.
  case probable
}

extension PartyMatch {
  /// Compares a record with an earlier one; nil when nothing says that they are one, or something says
  /// that they are not: another number of the same register, other characters, another country.
  init?(_ record: PartyEvidence, _ earlier: PartyEvidence) {
    for number in record.numbers where earlier.numbers.contains(number) {
      self.init(confidence: .certain, reason: "same \(number.scheme.uppercased())")
      return
    }
    if Self.differ(record, earlier) { return nil }
    guard let reason = MatchReason(record.names, earlier.names, earlier.country)?.text else {
      return nil
    }
    self.init(confidence: .probable, reason: reason)
  }

  private static func differ(_ record: PartyEvidence, _ earlier: PartyEvidence) -> Bool {
    for number in record.numbers
    where earlier.numbers.contains(where: { $0.scheme == number.scheme }) { return true }
    if let one = record.country, let other = earlier.country, one != other { return true }
    guard let one = record.names.texts["zh"], let other = earlier.names.texts["zh"],
      let left = MatchKeys(one, language: "zh").characters,
      let right = MatchKeys(other, language: "zh").characters
    else { return false }
    return left != right
  }
}
