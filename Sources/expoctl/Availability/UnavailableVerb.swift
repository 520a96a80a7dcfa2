import Expo

/// What the verbs `unavailable` of firms, interpreters and delegations share.
protocol UnavailableVerb: WritingVerb {
  static var kind: AbsenceKind { get }
  var code: String { get }
  var period: PeriodOption { get }
  var reason: String { get }
  var expo: ExpoOption { get }
}

extension UnavailableVerb {
  func perform(_ session: Session) async throws {
    let (edition, made) = try await session.open(expo) { application, edition in
      let ends = try period.ends(in: edition)
      let made = try await application.absences.record(
        code, Self.kind, expo: edition.code, from: ends.from, to: ends.to, reason: reason,
        isDryRun: dry.dryRun)
      return (edition, made)
    }
    try session.print(
      ListReport(made, whenEmpty: "that is known already", columns: Absence.columns), of: edition)
    noteDryRun(session)
    if !dry.dryRun, !made.isEmpty {
      session.console.note(
        "see what it does to the timetable: expoctl schedule repair --what-if -e \(edition.code)")
    }
  }
}
