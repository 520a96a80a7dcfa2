import ArgumentParser
import Expo

/// `expoctl schedule diff 1 2 -e cre-2014`.
struct ScheduleDiffVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changes from one version to another.")

  @Argument(help: "The earlier version. (default: the published one)") var from: Int?
  @Argument(help: "The later version. (default: the newest)") var to: Int?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, diff) = try await session.open(expo) { application, edition in
      (edition, try await application.timetables.diff(edition.code, from: from, to: to))
    }
    try session.print(DiffReport(diff: diff), of: edition)
    session.console.note(
      """
      version \(diff.from) to \(diff.to): \(diff.added.count) added, \(diff.removed.count) removed, \
      \(diff.moved.count) moved, \(diff.changed.count) changed, \(diff.unchanged) the same
      """)
  }
}
