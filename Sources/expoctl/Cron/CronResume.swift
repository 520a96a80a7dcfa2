import ArgumentParser
import Expo

/// `expoctl cron resume NAME`.
struct CronResume: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let a paused entry make jobs again, from now on.")

  @Argument(help: "The entry; “expoctl cron list” shows them.") var name: String

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    try await session.open { try await $0.jobs.pauseCron(name, false, isDryRun: dry.dryRun) }
    try session.print(DetailReport([.init("entry", .text(name)), .init("paused", .flag(false))]))
    noteDryRun(session)
  }
}
