import ArgumentParser
import Expo

/// `expoctl db migrate`.
struct DbMigrate: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the schema up to this program's version.",
    discussion: "Each migration is one transaction; run again, it goes on where it stopped.")

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  var whenInterrupted: String { "interrupted: the migration at hand was taken back" }

  func perform(_ session: Session) async throws {
    let names = try await session.administration().migrate(isDryRun: dry.dryRun)
    let state = dry.dryRun ? "pending" : "applied"
    try session.print(
      ListReport(
        names, whenEmpty: "the schema is up to date",
        columns: [
          Column("migration") { .text($0) },
          Column("state") { _ in .text(state) },
        ]))
    noteDryRun(session)
  }
}
