import ArgumentParser
import Expo

/// `expoctl cron pause NAME`.
struct CronPause: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Let an entry make no jobs; what comes round meanwhile is not made up for.")

  @Argument(help: "The entry; “expoctl cron list” shows them.") var name: String

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    try await session.open { try await $0.jobs.pauseCron(name, true, isDryRun: dry.dryRun) }
    try session.print(DetailReport([.init("entry", .text(name)), .init("paused", .flag(true))]))
    noteDryRun(session)
  }
}
