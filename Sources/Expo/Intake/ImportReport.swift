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
  /// The header of the file as it stands there.
  public var columns: [String] = []
  /// Data rows read; always inserted + updated + unchanged + rejected + held.
  public var total = 0
  /// Rows that were new.
  public var inserted = 0
  /// Rows that changed what was there.
  public var updated = 0
  /// Rows that say what is already there.
  public var unchanged = 0
  /// Rows with an error; all rows when the file as a whole is refused.
  public var rejected = 0
  /// Rows that look like others and wait for a person.
  public var held = 0
  /// Everything there is to say, in the order of the file.
  public var findings: [ImportFinding] = []
  /// Why rows are held, in the order of the file.
  public var duplicates: [ImportDuplicate] = []
  /// The batch that keeps the rows; nil when nothing was written.
  public var batch: Int64?

  /// `accept` when every row is good, `reject_file` when nothing of the file can be taken, else
  /// `partial`.
  public var verdict: String {
    if isFileRefused { return "reject_file" }
    return isAccepted ? "accept" : "partial"
  }

  /// Whether nothing is wrong and no row waits for a person.
  public var isAccepted: Bool { rejected == 0 && held == 0 && !findings.contains { $0.isError } }

  /// Whether the header or the file as a whole is wrong.
  public var isFileRefused: Bool { findings.contains { $0.isError && $0.row == 0 } }

  /// Rows that are or would be in the database.
  public var accepted: Int { inserted + updated + unchanged }

  /// Rows that were or would be written.
  public var changed: Int { inserted + updated }

  /// What is wrong with rows.
  public var errors: [ImportFinding] { findings.filter { $0.isError && $0.row > 0 } }

  /// What is only to be told.
  public var warnings: [ImportFinding] { findings.filter { !$0.isError } }

  /// What is wrong with the file as a whole: `E_FILE_EMPTY`, `E_COLUMN_MISSING:inn|uscc`.
  public var fileErrors: [String] {
    findings.filter { $0.isError && $0.row == 0 }.map {
      $0.column == "*" ? $0.code : "\($0.code):\($0.column)"
    }
  }

  init(kind: String, file: String) {
    self.kind = kind
    self.file = file
  }

  /// Nothing of the file counts as taken.
  mutating func refuseFile() {
    (inserted, updated, unchanged, held) = (0, 0, 0, 0)
    rejected = total
    findings.removeAll { $0.row > 0 }
    duplicates = []
  }

  mutating func count(_ result: ImportResult) {
    switch result {
    case .inserted: inserted += 1
    case .updated: updated += 1
    case .unchanged: unchanged += 1
    case .rejected: rejected += 1
    case .held: held += 1
    }
  }
}
