/// Why a row is held: it looks like a record that is there, or like an earlier row.
public struct ImportDuplicate: Hashable, Sendable, Codable {
  /// The data row that is held, 1-based.
  public let row: Int
  /// The earlier row of the same file it looks like; nil when it looks like a stored record.
  public let ofRow: Int?
  /// The code of the record it looks like.
  public let ofRecord: String
  /// How sure that is.
  public let confidence: MatchConfidence
  /// Why: `same INN`, `Cyrillic/Latin homoglyphs`.
  public let reason: String

  init(row: Int, ofRow: Int?, ofRecord: String, _ match: PartyMatch) {
    self.row = row
    self.ofRow = ofRow
    self.ofRecord = ofRecord
    confidence = match.confidence
    reason = match.reason
  }
}

extension ImportDuplicate {
  private enum CodingKeys: String, CodingKey {
    case row
    case ofRow = "of_row"
    case ofRecord = "of_record"
    case confidence
    case reason
  }
}
