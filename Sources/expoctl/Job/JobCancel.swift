import ArgumentParser
import Expo

/// `expoctl job cancel 12`.
struct JobCancel: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Withdraw a job that waits, or ask the worker of a running one to stop.")

  @Argument(help: "Its number.") var id: Int64

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let ended = try await session.open { try await $0.jobs.cancel(id, isDryRun: dry.dryRun) }
    try session.print(
      DetailReport([
        .init("id", .integer(Int(id))), .init("state", .text(ended ? "cancelled" : "cancelling")),
      ]))
    noteDryRun(session)
  }
}
