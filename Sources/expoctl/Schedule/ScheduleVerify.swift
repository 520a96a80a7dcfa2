import ArgumentParser
import Expo

/// `expoctl schedule verify 3 -e cre-2014`.
struct ScheduleVerify: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove a version anew, with code that shares nothing with the solver.",
    discussion: """
      Every hard rule, the wishes, the figures, the bound; of the published version
      also that its meetings and reservations are what was published. Exit code 3
      when something does not hold.
      """)

  @Argument(help: "The version. (default: the published one, else the newest)")
  var version: Int?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, report) = try await session.open(expo) { application, edition in
      (edition, try await application.timetables.verify(edition.code, version: version))
    }
    try session.print(report.report, of: edition)
    for note in report.notes { session.console.note(note) }
    switch report.verdict {
    case .proved: break
    case .outdated:
      session.console.note(
        "the input changed since: the figures of then cannot be proved again", tone: .warning)
    case .failed:
      let failed = report.checks.filter { $0.holds == false }.map(\.name)
      throw Verdict(
        .refused, code: "schedule.not_proved",
        "version \(report.version) does not hold: \(failed.joined(separator: ", "))")
    }
  }
}

extension VerificationReport {
  fileprivate var report: DetailReport {
    DetailReport(
      [
        .init("version", .integer(version)),
        .init("status", .text(status.rawValue), tone: status.tone),
        .init("verdict", .text(verdict.rawValue), tone: tone),
        .init("weight", .integer(weight)),
        .init("proven_bound", .integer(provenBound)),
        .init("notes", .list(notes), isInTable: false),
      ],
      sections: [.init("checks", title: "Checks", ListReport(checks, columns: Self.columns))])
  }

  private var tone: Tone {
    switch verdict {
    case .proved: .good
    case .outdated: .warning
    case .failed: .bad
    }
  }

  private static var columns: [Column<VerificationCheck>] {
    [
      Column("check") { .text($0.name) },
      Column("holds", tone: { $0.holds == false ? .bad : .good }) { check in
        check.holds.map { .flag($0) } ?? .none
      },
      Column("findings", isFlexible: true) { .list($0.findings) },
    ]
  }
}
