public import Foundation

/// One file that was taken in, as lists show it.
public struct ImportBatchSummary: Sendable, Codable {
  /// Its number.
  public let id: Int64
  /// The expo it went to; nil for kinds that belong to none.
  public let expo: String?
  /// The kind of file.
  public let kind: String
  /// The name of the file, without folders.
  public let file: String
  /// SHA-256 of every byte of it, hexadecimal.
  public let sha256: String
  /// The encoding it was read in.
  public let encoding: String
  /// Data rows; always inserted + updated + unchanged + rejected + held.
  public let total: Int
  /// Rows that were new.
  public let inserted: Int
  /// Rows that changed what was there.
  public let updated: Int
  /// Rows that said what was there.
  public let unchanged: Int
  /// Rows with an error.
  public let rejected: Int
  /// Rows that looked like others.
  public let held: Int
  /// Held rows about which nobody has decided.
  public let waiting: Int
  /// When.
  public let at: Date
  /// By whom.
  public let actor: String
}

/// Which rows of a batch to give out.
public enum ImportPile: String, Sendable, Codable, CaseIterable {
  /// Rows that changed something.
  case accepted
  /// Rows with an error.
  case rejected
  /// Rows that look like others and about which nobody has decided.
  case held
}

/// One row of a pile.
public struct ImportPileRow: Sendable, Codable {
  /// The data row in its file, 1-based.
  public let row: Int
  /// `inserted`, `updated`, `rejected`, `held`.
  public let result: ImportResult
  /// The code of the record it became or would become.
  public let record: String?
  /// Its cells as the file has them.
  public internal(set) var cells: [String]
  /// What is wrong with it.
  public let findings: [ImportFinding]
  /// What it looks like, for a held row.
  public let duplicate: ImportDuplicate?
  /// What a person decided: `merge`, `keep`, `skip`.
  public let resolution: String?
}

extension ImportPileRow {
  /// What a pile says about the row: its first error, or what it looks like; empty for one that is in.
  public var reason: (code: String, column: String, hint: String) {
    if let error = findings.first(where: \.isError) {
      return (error.code, error.column, error.hint)
    }
    guard let duplicate else { return ("", "", "") }
    let other = duplicate.ofRow.map { "row \($0)" } ?? duplicate.ofRecord
    return (
      "DUPLICATE_\(duplicate.confidence.rawValue.uppercased())", "*",
      "looks like \(other): \(duplicate.reason)"
    )
  }
}

/// How often one thing was wrong in a file.
public struct ImportCodeCount: Sendable, Codable {
  /// The code, as `E_INN_CHECKSUM`.
  public let code: String
  /// The column, `*` for the whole row.
  public let column: String
  /// In how many rows.
  public let rows: Int
}

/// A decision that was carried out.
public struct ResolvedRow: Sendable, Codable {
  /// The data row in its file.
  public let row: Int
  /// What was decided.
  public let decision: HeldDecision
  /// The code of the record the row ended in; empty for one that was skipped.
  public let record: String
}

/// What a person can decide about a held row.
public enum HeldDecision: String, Sendable, Codable, CaseIterable {
  /// It is the same: what it says in addition goes to the record it looks like.
  case merge
  /// It is another: it becomes a record of its own.
  case keep
  /// It is to be left out.
  case skip
}
