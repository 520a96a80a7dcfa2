import ArgumentParser
import Expo

/// `expoctl queue pause NAME`.
struct QueuePause: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract:
      "Let no worker take jobs of a queue; what runs goes on, and jobs go on being enqueued.")

  @Argument(help: "The queue; “expoctl queue list” shows them.") var name: String

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    try await session.open { try await $0.jobs.pauseQueue(name, true, isDryRun: dry.dryRun) }
    try session.print(DetailReport([.init("queue", .text(name)), .init("paused", .flag(true))]))
    noteDryRun(session)
  }
}
