import ArgumentParser
import Expo

/// `expoctl queue list`.
struct QueueList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the queues: how full they are, and who serves them.")

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let queues = try await session.open { try await $0.jobs.queues() }
    try session.print(
      ListReport(
        queues, whenEmpty: "no jobs and no workers", columns: QueueSummary.columns))
  }
}
