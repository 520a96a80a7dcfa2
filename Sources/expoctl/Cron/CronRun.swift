import ArgumentParser
import Expo

/// `expoctl cron run NAME`.
struct CronRun: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Enqueue the job of an entry now, besides its hours.")

  @Argument(help: "The entry; “expoctl cron list” shows them.") var name: String

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let id = try await session.open { try await $0.jobs.runCron(name, isDryRun: dry.dryRun) }
    try session.print(
      DetailReport([.init("entry", .text(name)), .init("job", .integer(Int(id)))]))
    noteDryRun(session)
  }
}
