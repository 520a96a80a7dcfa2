import ArgumentParser
import Expo

/// `expoctl import apply FILE…`.
struct ImportApply: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Import files in one transaction: all rows of all of them, or nothing.",
    discussion: """
      Files may come in any order; they are read in the order in which they depend on
      each other. Importing the same file again changes nothing.

        expoctl import apply enterprises.csv requests.csv -e cre-2014
        expoctl import apply folder      a folder with an expos.csv needs no -e
        expoctl import apply firms.xlsx -e cre-2014 --partial

      Exit code 3 when a row was refused or held; with --partial the others are in
      all the same.
      """)

  @OptionGroup var files: ImportFileOptions
  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption

  @Flag(help: "Take the good rows; keep refused and doubtful ones in piles of the batch.")
  var partial = false

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let reports: [ImportReport]
    do {
      reports = try await session.open {
        try await $0.imports.apply(
          files.paths, expo: expo.codeIfAny,
          options: files.options(isDryRun: dry.dryRun, isPartial: partial))
      }
    } catch ImportError.refused(let refused) {
      reports = refused
    }
    try session.print(ImportOutcome(reports: reports, showsFindings: files.findings))
    if let verdict = Verdict(reports, isPartial: partial && !dry.dryRun) { throw verdict }
    noteDryRun(session)
  }
}
