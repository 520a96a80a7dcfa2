import Documents
import Postgres

/// Takes files in: checks them, stores them, and says what became of every row.
public struct Imports: Sendable {
  let context: Context
  let kinds: [any ImportKind.Type]

  init(context: Context, kinds: [any ImportKind.Type]) {
    self.context = context
    self.kinds = kinds
  }

  /// The kinds of file there are, in the order in which they depend on each other.
  public var kindNames: [String] { kinds.map { $0.name } }

  /// Imports files, or the files of folders, in the order of their kinds and in one transaction: all
  /// rows of all files, or nothing.
  ///
  /// - Parameters:
  ///   - paths: Files and folders; of a folder those files whose names are kinds.
  ///   - expo: The code of the expo; may be left out when one of the files creates it.
  ///   - options: How to read, and whether to write.
  /// - Returns: A report for each file, in the order of import.
  /// - Throws: `ImportError.refused` with the reports when a row is refused; nothing is then written.
  public func apply(
    _ paths: [String], expo: String? = nil, options: ImportOptions = ImportOptions()
  ) async throws -> [ImportReport] {
    try await apply(try plan(paths, options: options), expo: expo, options: options)
  }

  /// Imports files whose kinds are known, in one transaction.
  func apply(
    _ files: [(ImportFile, any ImportKind.Type)], expo: String?, options: ImportOptions
  ) async throws -> [ImportReport] {
    do {
      return try await context.database.transaction { tx in
        let reports = try await run(files, expo: expo, options: options, in: tx)
        if options.isDryRun || !reports.allSatisfy({ $0.mayBeKept(options) }) {
          throw Undone(reports: reports)
        }
        try await StatisticsQueries.refresh(in: tx)
        return reports
      }
    } catch let undone as Undone {
      if !options.isDryRun {
        throw ImportError.refused(undone.reports)
      }
      return undone.reports
    }
  }

  /// Carries the reports out of a transaction that must not be committed.
  private struct Undone: Error {
    let reports: [ImportReport]
  }

  private func plan(
    _ paths: [String], options: ImportOptions
  ) throws -> [(ImportFile, any ImportKind.Type)] {
    let detector = KindDetector(kinds: kinds)
    var planned: [(ImportFile, any ImportKind.Type)] = []
    for path in paths {
      switch ImportFile.isFolder(path) {
      case nil: throw ImportError.unreadable(path: path, reason: "there is no such file")
      case false?:
        let file = try ImportFile(path: path)
        let kind = try detector.kind(of: file, named: options.kind, encoding: options.encoding)
        planned.append((file, kind))
      case true?:
        let before = planned.count
        for path in try ImportFile.paths(inFolder: path) {
          let file = try ImportFile(path: path)
          if let kind = kinds.first(where: { $0.name == file.stem }) {
            planned.append((file, kind))
          }
        }
        if planned.count == before { throw ImportError.nothingToImport(path: path) }
      }
    }
    let order = Dictionary(uniqueKeysWithValues: kindNames.enumerated().map { ($1, $0) })
    return planned.sorted { (order[$0.1.name] ?? 0) < (order[$1.1.name] ?? 0) }
  }

  private func run(
    _ files: [(ImportFile, any ImportKind.Type)], expo: String?, options: ImportOptions,
    in tx: PostgresTransaction
  ) async throws -> [ImportReport] {
    var edition: Edition?
    if let expo, !files.contains(where: { $0.1 == ExposImport.self }) {
      edition = try await EditionQueries.find(code: expo, in: tx)
    }
    var reports: [ImportReport] = []
    for (file, kind) in files {
      let scope = ImportScope(edition: edition, actor: context.actor)
      var run = try await FileImport(file, kind: kind, scope: scope, options: options, in: tx)
      let report = try await run.run()
      reports.append(report)
      if kind == ExposImport.self {
        edition = try await self.edition(after: run.recordKeys, expo: expo, in: tx)
      }
      if report.changed > 0 { try await audit(report, scope, in: tx) }
    }
    return reports
  }

  /// The expo that the files after `expos` belong to: the one named, else the only one in the file.
  private func edition(
    after codes: [String], expo: String?, in tx: PostgresTransaction
  ) async throws -> Edition? {
    guard let code = expo ?? (codes.count == 1 ? codes[0] : nil) else { return nil }
    return try await EditionQueries.find(code: code, in: tx)
  }

  private func audit(
    _ report: ImportReport, _ scope: ImportScope, in tx: PostgresTransaction
  ) async throws {
    try await AuditQueries.append(
      AuditEntry(
        expo: scope.edition?.id, action: "import.apply", subject: report.kind,
        detail: [
          "file": report.file, "inserted": String(report.inserted),
          "updated": String(report.updated),
        ]),
      by: context.actor, in: tx)
  }
}

extension ImportReport {
  /// Whether what the file brought may stay in the database.
  fileprivate func mayBeKept(_ options: ImportOptions) -> Bool {
    isAccepted || (options.isPartial && !isFileRefused)
  }
}
