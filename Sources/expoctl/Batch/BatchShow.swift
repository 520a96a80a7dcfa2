import ArgumentParser
import Expo

/// `expoctl batch show 7`.
struct BatchShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one batch or workflow: how far it is, what failed, what waits for what.",
    discussion: """
      A workflow is shown step by step: what each comes after, and what of that is
      not done yet. It is stuck when every step that is left waits for one that is
      dead or cancelled. Of a batch what failed comes first, then what runs, waits
      and is done; in the end the job that follows it.
      """)

  @Argument(help: "Its number; “expoctl batch list” shows them.") var id: Int64
  @Option(help: "At most so many jobs.") var limit = 50

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit) shows nothing; give 1 or more.") }
  }

  func perform(_ session: Session) async throws {
    let batch = try await session.open { try await $0.jobs.batch(id, limit: limit) }
    let fields = DetailReport(of: batch.summary, BatchSummary.columns).fields
    try session.print(
      DetailReport(
        fields + [.init("advice", .text(batch.advice), isInTable: batch.advice != nil)],
        sections: [
          .init("jobs", title: "Jobs", ListReport(batch.jobs, columns: BatchJob.columns))
        ]))
  }
}

extension BatchJob {
  /// How the jobs of a batch are listed.
  static var columns: [Column<BatchJob>] {
    [
      Column("id") { .integer(Int($0.job.id)) },
      Column("step") { .text($0.step) },
      Column("kind") { .text($0.job.kind) },
      Column("state", tone: { JobSummary.tone(of: $0.job.state) }) { .text($0.job.state) },
      Column("attempts") { .integer($0.job.attempts) },
      Column("after", isInTable: false) { .list($0.after) },
      Column("waits_for") { .list($0.waitsFor) },
      Column("run_at", isInTable: false) { .instant($0.job.runAt) },
      Column("finished_at") { .instant($0.job.finishedAt) },
      Column("last_error", isFlexible: true) { .text($0.job.lastError) },
    ]
  }
}
