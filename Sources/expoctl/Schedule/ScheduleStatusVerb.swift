import ArgumentParser
import Expo

/// `expoctl schedule status -e cre-2014`.
struct ScheduleStatusVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show where the timetable stands: the version in force, all versions, the runs.")

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, versions, runs, current) = try await session.open(expo) { application, edition in
      let timetables = application.timetables
      let versions = try await timetables.versions(edition.code)
      let runs = try await timetables.runs(edition.code, limit: 5)
      let number = versions.first { $0.status == .published }?.version ?? versions.first?.version
      let current =
        try await number.asyncMap { try await timetables.show(edition.code, version: $0) }
      return (edition, versions, runs, current)
    }
    try session.print(
      StatusReport(
        expo: edition.code, current: current,
        versions: ListReport(versions, columns: ScheduleSummary.columns),
        runs: ListReport(runs, columns: ScheduleRunStatus.columns)),
      of: edition)
    if versions.isEmpty {
      session.console.note("no version yet; make one with: expoctl schedule run -e \(edition.code)")
    }
  }
}

extension Optional {
  /// The value carried through something that takes its time.
  fileprivate func asyncMap<T>(_ body: (Wrapped) async throws -> T) async rethrows -> T? {
    guard let value = self else { return nil }
    return try await body(value)
  }
}
