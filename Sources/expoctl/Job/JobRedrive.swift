import ArgumentParser
import Expo

/// `expoctl job redrive --kind timetable.run`.
struct JobRedrive: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "redrive",
    abstract: "Let dead jobs run again, with all their attempts, once their cause is gone.",
    discussion: """
      One transaction, the oldest first. A job whose unique key a live job has stays dead.
      """)

  @Option(help: "Only those of this kind, as timetable.run.") var kind: String?
  @Option(help: "Only those of this queue.") var queue: String?
  @Flag(help: "Those of all kinds and queues.") var all = false
  @Option(help: "At most so many.") var limit = 1_000

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit) revives nothing; give 1 or more.") }
    if all == (kind != nil || queue != nil) {
      throw ValidationError("Say which: --kind, --queue or both, else --all.")
    }
  }

  func perform(_ session: Session) async throws {
    let outcome = try await session.open {
      try await $0.jobs.redrive(kind: kind, queue: queue, limit: limit, isDryRun: dry.dryRun)
    }
    try session.print(
      DetailReport([
        .init("revived", .integer(outcome.revived.count)),
        .init("taken", .integer(outcome.taken.count)),
        .init("ids", .list(outcome.revived.map(String.init)), isInTable: false),
      ]))
    if outcome.hasMore { session.console.note("there are more: run it again") }
    noteDryRun(session)
  }
}
