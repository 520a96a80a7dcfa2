/// Why an import could not be carried out.
public enum ImportError: ExpoFailure {
  /// The path names nothing that can be read.
  case unreadable(path: String, reason: String)
  /// No kind of file has this name.
  case kindUnknown(String, known: [String])
  /// The header fits no kind of file, or several.
  case kindUnclear(path: String, candidates: [String])
  /// The folder has no file whose name is a kind.
  case nothingToImport(path: String)
  /// The kind belongs to an expo and none was named.
  case expoNeeded(kind: String)
  /// Rows were refused; nothing was written.
  case refused([ImportReport])
  /// There is no batch of this number.
  case batchUnknown(Int64)
  /// The batch holds no such row.
  case heldUnknown(batch: Int64, row: Int)
  /// Someone has decided about the row already.
  case resolved(batch: Int64, row: Int, as: String)
  /// The row shares with a record what one record alone can have.
  case cannotKeep(row: Int, other: String, String)
  /// The row was good when it was held, and is not any more.
  case rowNoLongerGood([ImportFinding])

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unreadable: "import.unreadable"
    case .kindUnknown: "import.kind_unknown"
    case .kindUnclear: "import.kind_unclear"
    case .nothingToImport: "import.nothing"
    case .expoNeeded: "import.expo_needed"
    case .refused: "import.refused"
    case .batchUnknown: "import.batch_unknown"
    case .heldUnknown: "import.held_unknown"
    case .resolved: "import.resolved"
    case .cannotKeep: "import.cannot_keep"
    case .rowNoLongerGood: "import.row_bad"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unreadable, .nothingToImport, .batchUnknown, .heldUnknown: .notFound
    case .resolved, .cannotKeep: .conflict
    case .kindUnknown, .kindUnclear, .expoNeeded: .invalid
    case .refused, .rowNoLongerGood: .refused
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    case .kindUnknown(let name, _): "there is no kind of file “\(name)”"
    case .kindUnclear(let path, _): "cannot tell what \(path) holds from its name or header"
    case .nothingToImport(let path): "\(path) holds no file to import"
    case .expoNeeded(let kind): "\(kind) belong to an expo and none was named"
    case .refused(let reports):
      "\(reports.reduce(0) { $0 + $1.rejected }) rows were refused, "
        + "\(reports.reduce(0) { $0 + $1.held }) are held; nothing was written"
    case .batchUnknown(let id): "there is no import batch \(id)"
    case .heldUnknown(let batch, let row): "batch \(batch) holds no row \(row)"
    case .resolved(let batch, let row, let decision):
      "row \(row) of batch \(batch) is decided already: \(decision)"
    case .cannotKeep(let row, let other, let reason):
      "row \(row) cannot stand beside \(other): \(reason)"
    case .rowNoLongerGood(let findings):
      "the row cannot be taken: \(findings.first(where: \.isError)?.description ?? "")"
    }
  }

  /// What to do about it.
  public var advice: String? {
    switch self {
    case .unreadable: nil
    case .kindUnknown(_, let known): "one of: \(known.joined(separator: ", "))"
    case .kindUnclear(_, let candidates):
      candidates.isEmpty
        ? "name the kind with --kind, or start from the template of it"
        : "it fits \(candidates.joined(separator: " and ")): name one with --kind"
    case .nothingToImport: "name files after their kind: enterprises.csv, requests.csv"
    case .expoNeeded: "name the expo with -e CODE"
    case .refused: "correct the rows named and import again, or take the good ones: --partial"
    case .batchUnknown: "see them with: expoctl import list"
    case .heldUnknown(let batch, _): "see them with: expoctl import rows \(batch) --pile held"
    case .resolved: nil
    case .cannotKeep: "merge it, skip it, or correct the file and import it again"
    case .rowNoLongerGood: "correct the row in its file and import it again"
    }
  }
}
