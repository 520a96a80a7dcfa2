import ArgumentParser
import Expo

/// `expoctl worker drain HOST:PID`.
struct WorkerDrain: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "drain",
    abstract: "Let a worker take no more jobs, finish those that run, and end.",
    discussion: """
      However long they take: SIGTERM is for those in a hurry. The worker ends with
      0; what supervises it must not start it anew. “expoctl worker list” shows how
      far it is.
      """)

  @Argument(help: "HOST:PID, or the beginning of its id.") var worker: String

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let drained = try await session.open {
      try await $0.jobs.drain(worker: worker, isDryRun: dry.dryRun)
    }
    try session.print(
      DetailReport([
        .init("id", .text(drained.id)), .init("host", .text(drained.host)),
        .init("pid", .integer(drained.pid)), .init("running", .integer(drained.running)),
      ]))
    noteDryRun(session)
  }
}
