import ArgumentParser
import Expo
import Foundation

/// `expoctl job redrive --kind timetable.run`.
struct JobRedrive: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "redrive",
    abstract: "Let dead jobs run again, with all their attempts, once their cause is gone.",
    discussion: """
      One transaction, the oldest first. A job whose unique key a live job has stays
      dead.
      """)

  @Option(help: "Only those of this kind, as timetable.run.") var kind: String?
  @Option(help: "Only those of this queue.") var queue: String?
  @Option(help: "Only those whose last failure says this somewhere.") var error: String?
  @Option(help: "Only those that died within so long, as 2h.") var within: DurationArgument?
  @Option(name: .shortAndLong, help: "Only those of this expo.") var expo: String?
  @Flag(help: "All of them.") var all = false
  @Option(help: "At most so many.") var limit = 1_000

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit) revives nothing; give 1 or more.") }
    let isChosen = [kind, queue, error, expo].contains { $0 != nil } || within != nil
    if all == isChosen {
      throw ValidationError("Say which: --kind, --queue, --error, --within, -e; else --all.")
    }
  }

  func perform(_ session: Session) async throws {
    var which = DeadJobs(limit: limit)
    (which.kind, which.queue, which.expo, which.failure) = (kind, queue, expo, error)
    which.since = within.map {
      Date.now.addingTimeInterval(-Double($0.duration.components.seconds))
    }
    let outcome = try await session.open { [which] in
      try await $0.jobs.redrive(which, isDryRun: dry.dryRun)
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
