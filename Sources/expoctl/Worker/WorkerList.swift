import ArgumentParser
import Expo

/// `expoctl worker list`.
struct WorkerList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the workers that live, or died within the hour.")

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let workers = try await session.open { try await $0.jobs.workers() }
    try session.print(
      ListReport(
        workers, whenEmpty: "no workers; start one with: expo-worker",
        columns: [
          Column("host", isFlexible: true) { .text($0.host) },
          Column("pid") { .integer($0.pid) },
          Column("queues") { .list($0.queues) },
          Column("running") { .integer($0.running) },
          Column("draining", tone: { $0.isDraining ? .warning : .plain }) { .flag($0.isDraining) },
          Column("beat_at") { .instant($0.beatAt) },
          Column("id", isInTable: false) { .text($0.id) },
        ]))
  }
}
