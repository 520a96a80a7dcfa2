import ArgumentParser
import Expo

/// `expoctl worker status`.
struct WorkerStatus: Verb {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tell whether every queue with due jobs is served: 0 if so, 1 if not.")

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let queues = try await session.open { try await $0.jobs.queues() }
    let unserved = queues.filter { $0.workers == 0 && $0.ready > 0 }
    try session.print(
      ListReport(queues, whenEmpty: "no jobs and no workers", columns: QueueSummary.columns))
    if let first = unserved.first {
      throw Verdict(
        .failure, code: "worker.none",
        "nobody serves \(unserved.map(\.name).joined(separator: ", "))",
        hint: "start one: expo-worker --queues \(first.name)=1")
    }
  }
}
