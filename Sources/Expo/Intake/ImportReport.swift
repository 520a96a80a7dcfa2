/// What an import did with one file, or would do.
public struct ImportReport: Sendable, Codable {
  /// The kind of file: `enterprises`.
  public let kind: String
  /// The file, as it was named.
  public let file: String
  /// The encoding it was read in.
  public var encoding = ""
  /// The character between cells.
  public var delimiter = ""
  /// Data rows read; always inserted + updated + unchanged + rejected.
  public var total = 0
  /// Rows that were new.
  public var inserted = 0
  /// Rows that changed what was there.
  public var updated = 0
  /// Rows that say what is already there.
  public var unchanged = 0
  /// Rows with an error.
  public var rejected = 0
  /// Everything there is to say, in the order of the file.
  public var findings: [ImportFinding] = []

  /// `accept` when no row and not the file is refused, else `reject`.
  public var verdict: String { isAccepted ? "accept" : "reject" }

  /// Whether nothing is wrong.
  public var isAccepted: Bool { rejected == 0 && !findings.contains { $0.isError } }

  /// Rows that were or would be written.
  public var changed: Int { inserted + updated }

  init(kind: String, file: String) {
    self.kind = kind
    self.file = file
  }

  mutating func count(_ result: ImportResult) {
    switch result {
    case .inserted: inserted += 1
    case .updated: updated += 1
    case .unchanged: unchanged += 1
    case .rejected: rejected += 1
    }
  }
}
