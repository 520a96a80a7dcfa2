import ArgumentParser
import Expo

/// `expoctl schedule publish 3 -e cre-2014`.
struct SchedulePublish: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Make a draft what everyone goes by.",
    discussion: """
      Its meetings are made, moved and called off in one transaction; locked ones
      stay. Publishing what is published already changes nothing. See before what
      would change: expoctl schedule diff, or --dry-run.
      """)

  @Argument(help: "The version. (default: the newest)") var version: Int?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    do {
      let (edition, receipt) = try await session.open(expo) { application, edition in
        let receipt = try await application.timetables.publish(
          edition.code, version: version, isDryRun: dry.dryRun)
        return (edition, receipt)
      }
      try session.print(receipt.report, of: edition)
      noteDryRun(session)
    } catch TimetableError.notDraft(let number, .published) {
      session.console.note("version \(number) is published already")
    }
  }
}

extension PublishReceipt {
  /// What publishing did, in numbers.
  var report: DetailReport {
    DetailReport([
      .init("version", .integer(version)),
      .init("replaced", .integer(replaced)),
      .init("added", .integer(added)),
      .init("moved", .integer(moved)),
      .init("cancelled", .integer(cancelled)),
      .init("unchanged", .integer(unchanged)),
    ])
  }
}
