import ArgumentParser
import Expo

/// `expoctl doctor`.
struct DoctorVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look whether everything is in order.",
    discussion:
      "Says what to do where it is not. Changes and starts nothing. Exit code 1 when a check failed."
  )

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let findings = try await Self.findings(session)
    try session.print(
      ListReport(
        findings,
        columns: [
          Column("check") { .text($0.name) },
          Column("outcome", tone: { $0.outcome.tone }) { .text($0.outcome.rawValue) },
          Column("what", isFlexible: true) { .text($0.what) },
          Column("advice", isFlexible: true) { .text($0.advice) },
        ]))
    let failed = findings.filter { $0.outcome == .failed }.map(\.name)
    if !failed.isEmpty {
      throw Verdict(.failure, code: "doctor.failed", "failed: \(failed.joined(separator: ", "))")
    }
  }

  /// The application is opened only where that starts nothing and is not refused.
  private static func findings(_ session: Session) async throws -> [Doctor.Finding] {
    let administration = try session.administration()
    let alone = await Doctor(administration, application: nil).checks()
    if alone.contains(where: { $0.outcome == .failed }) { return alone }
    return try await session.open { application in
      await Doctor(administration, application: application).checks()
    }
  }
}

extension Doctor.Outcome {
  /// How it is coloured.
  fileprivate var tone: Tone {
    switch self {
    case .fine: .good
    case .warned: .warning
    case .failed: .bad
    }
  }
}
