import ArgumentParser
import Expo

/// `expoctl batch list --open`.
struct BatchList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List batches and workflows, the latest first.",
    discussion: """
        expoctl batch list --open              what is not over
        expoctl batch list --failed --no-open  what ended without all of it done
      """)

  @Flag(inversion: .prefixedNo, help: "Only those with jobs to come, or those that are over.")
  var open: Bool?
  @Flag(help: "Only those of which a job ended dead or cancelled.") var failed = false
  @Option(help: "At most so many.") var limit = 50
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Only those of this expo. (default: of all)", valueName: "code"))
  var expo: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit) lists nothing; give 1 or more.") }
  }

  func perform(_ session: Session) async throws {
    let batches = try await session.open {
      try await $0.jobs.batches(
        expo: expo, isOver: open.map { !$0 }, isFailed: failed ? true : nil, limit: limit)
    }
    try session.print(
      ListReport(batches, whenEmpty: "no such batches", columns: BatchSummary.columns))
  }
}

extension BatchSummary {
  /// How batches are listed.
  static var columns: [Column<BatchSummary>] {
    [
      Column("id") { .integer(Int($0.id)) },
      Column("form") { .text($0.form) },
      Column("name", isFlexible: true) { .text($0.name) },
      Column("state", tone: { tone(of: $0.state) }) { .text($0.state) },
      Column("jobs") { .integer($0.total) },
      Column("done") { .integer($0.done) },
      Column("failed", tone: { $0.failed > 0 ? .bad : .plain }) { .integer($0.failed) },
      Column("pending") { .integer($0.pending) },
      Column("progress") {
        $0.total > 0 ? .share(Double($0.total - $0.pending) / Double($0.total)) : .none
      },
      Column("created_at") { .instant($0.createdAt) },
      Column("finished_at") { .instant($0.finishedAt) },
    ]
  }

  private static func tone(of state: String) -> Tone {
    switch state {
    case "done": .good
    case "failed", "stuck": .bad
    default: .heading
    }
  }
}
