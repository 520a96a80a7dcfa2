import ArgumentParser
import Expo

/// `expoctl person edit P00037 --position-en …`.
struct PersonEdit: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change what is registered of one person; only what is named.")

  @Argument(help: "The person, as P00037.") var code: String
  @OptionGroup var columns: PersonColumns

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if columns.cells.isEmpty { throw ValidationError("Say what changes, as --rank 3.") }
  }

  func perform(_ session: Session) async throws {
    let (edition, edited) = try await session.open(expo) { application, edition in
      let edited = try await application.people.edit(
        code, columns.cells, expo: edition.code, isDryRun: dry.dryRun)
      return (edition, edited)
    }
    try session.print(PersonShow.report(edited), of: edition)
    noteDryRun(session)
  }
}
