import ArgumentParser
import Expo

/// `expoctl batch cancel 7`.
struct BatchCancel: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Withdraw all jobs of a batch or workflow that have not ended.",
    discussion: """
      Workers of running ones are asked to stop. What is done stays done; the job
      that follows a batch is due once the last one has ended.
      """)

  @Argument(help: "Its number.") var id: Int64

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let count = try await session.open {
      try await $0.jobs.cancelBatch(id, isDryRun: dry.dryRun)
    }
    try session.print(
      DetailReport([.init("id", .integer(Int(id))), .init("withdrawn", .integer(count))]))
    noteDryRun(session)
  }
}
