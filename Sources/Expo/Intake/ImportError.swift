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

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unreadable: "import.unreadable"
    case .kindUnknown: "import.kind_unknown"
    case .kindUnclear: "import.kind_unclear"
    case .nothingToImport: "import.nothing"
    case .expoNeeded: "import.expo_needed"
    case .refused: "import.refused"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unreadable, .nothingToImport: .notFound
    case .kindUnknown, .kindUnclear, .expoNeeded: .invalid
    case .refused: .refused
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
      "\(reports.reduce(0) { $0 + $1.rejected }) rows were refused; nothing was written"
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
    case .refused: "correct the rows named and import the file again"
    }
  }
}
