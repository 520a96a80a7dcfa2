import ArgumentParser
import Expo

/// `expoctl cron list`.
struct CronList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the entries, with when each is next due.")

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let entries = try await session.open { try await $0.jobs.crons() }
    try session.print(
      ListReport(
        entries, whenEmpty: "no entries yet; a worker declares them when it starts",
        columns: [
          Column("name") { .text($0.name) },
          Column("expression") { .text($0.expression) },
          Column("time_zone") { .text($0.timeZone) },
          Column("kind") { .text($0.kind) },
          Column("missed") { .text($0.missed) },
          Column("paused") { .flag($0.isPaused) },
          Column("next_at") { .instant($0.nextAt) },
          Column("last_at") { .instant($0.lastAt) },
          Column("last_job", isInTable: false) { .integer($0.lastJob.map(Int.init)) },
        ]))
  }
}
