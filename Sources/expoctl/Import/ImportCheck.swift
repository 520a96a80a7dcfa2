import ArgumentParser
import Expo

/// `expoctl import check FILE…`.
struct ImportCheck: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what an import would do and what is wrong in the files; write nothing.",
    discussion: "Exit code 3 when a row or a file would be refused.")

  @OptionGroup var files: ImportFileOptions
  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  /// It is one by itself.
  var dry: DryRunOption { DryRunOption(dryRun: true) }

  func perform(_ session: Session) async throws {
    let reports = try await session.open {
      try await $0.imports.apply(
        files.paths, expo: expo.codeIfAny, options: files.options(isDryRun: true))
    }
    let outcome = ImportOutcome(reports: reports, showsFindings: files.findings)
    if let only = reports.first, reports.count == 1, !files.findings {
      try session.print(ImportVerdict(report: only, outcome: outcome))
    } else {
      try session.print(outcome)
    }
    if let verdict = Verdict(reports) { throw verdict }
  }
}
