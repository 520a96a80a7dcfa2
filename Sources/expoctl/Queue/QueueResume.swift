import ArgumentParser
import Expo

/// `expoctl queue resume NAME`.
struct QueueResume: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Let workers take jobs of a paused queue again.")

  @Argument(help: "The queue; “expoctl queue list” shows them.") var name: String

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    try await session.open { try await $0.jobs.pauseQueue(name, false, isDryRun: dry.dryRun) }
    try session.print(DetailReport([.init("queue", .text(name)), .init("paused", .flag(false))]))
    noteDryRun(session)
  }
}
