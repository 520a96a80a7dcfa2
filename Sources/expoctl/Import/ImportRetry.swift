import ArgumentParser
import Expo

/// `expoctl import retry 7`.
struct ImportRetry: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Take the rejected rows of an import once more, as they are.",
    discussion: """
      For rows that named what was not there yet, as a delegation: import it, then
      retry. Good rows are taken, the others become the piles of a new import. Exit
      code 3 when some stay rejected.
      """)

  @Argument(help: "The number of the import, from “import list”.")
  var batch: Int64

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let report = try await session.open {
      try await $0.imports.retry(batch, isDryRun: dry.dryRun)
    }
    try session.print(ImportOutcome(reports: [report], showsFindings: false))
    if let verdict = Verdict([report], isPartial: !dry.dryRun) { throw verdict }
    noteDryRun(session)
  }
}
