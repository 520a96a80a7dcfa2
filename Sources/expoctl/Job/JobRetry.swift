import ArgumentParser
import Expo

/// `expoctl job retry 12`.
struct JobRetry: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Let a dead or cancelled job run again, with all its attempts.")

  @Argument(help: "Its number.") var id: Int64

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    try await session.open { try await $0.jobs.retry(id, isDryRun: dry.dryRun) }
    try session.print(
      DetailReport([.init("id", .integer(Int(id))), .init("state", .text("ready"))]))
    noteDryRun(session)
  }
}
