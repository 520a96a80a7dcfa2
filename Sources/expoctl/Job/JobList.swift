import ArgumentParser
import Expo

/// `expoctl job list --state dead`.
struct JobList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List jobs, the latest first.")

  @Option(help: "Only those that are ready, running, done, dead or cancelled.") var state: String?
  @Option(help: "Only those of this kind, as timetable.run.") var kind: String?
  @Option(help: "At most so many.") var limit = 50

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit) lists nothing; give 1 or more.") }
  }

  func perform(_ session: Session) async throws {
    let jobs = try await session.open {
      try await $0.jobs.list(state: state, kind: kind, limit: limit)
    }
    try session.print(ListReport(jobs, whenEmpty: "no such jobs", columns: JobSummary.columns))
  }
}
