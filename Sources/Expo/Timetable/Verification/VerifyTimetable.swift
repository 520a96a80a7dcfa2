import Postgres

extension Timetables {
  /// Proves a version again with code that shares nothing with the solver: every hard rule, the
  /// wishes behind it, its figures, its bound from the certificate; of the published one also that
  /// what is held and reserved is what was published, save for changes by hand.
  ///
  /// Without a number the published version is proved, else the newest.
  ///
  /// - Throws: `EditionError.unknown`, `TimetableError.unknownVersion`, `.noVersion`.
  public func verify(_ expo: String, version: Int? = nil) async throws -> VerificationReport {
    try await reading(expo) { edition, tx in
      try await Self.verify(version, of: edition, in: tx)
    }
  }

  /// Proves a version as the caller's transaction sees it.
  static func verify(
    _ number: Int?, of edition: Edition, in tx: PostgresTransaction
  ) async throws -> VerificationReport {
    let version = try await TimetableQueries.version(
      number.map { .number($0) } ?? .publishedElseNewest, of: edition, in: tx)
    let check = try await check(of: version, edition, in: tx)
    var checks = check.checks()
    var notes: [String] = []
    if version.status == .published {
      let live = try await liveCheck(of: version, check, edition, in: tx)
      let differences = live.differences()
      notes += differences.notes
      checks.append(VerificationCheck("live", differences.findings))
      checks.append(VerificationCheck("reservations", live.wrongReservations()))
      let broken = MeetingRules.violations(of: live.live.map(\.plan), in: live.data)
      checks.append(VerificationCheck("live_rules", broken.map(\.sentence)))
    }
    let isFailed = checks.contains { $0.holds == false }
    return VerificationReport(
      version: version.number, status: version.status,
      verdict: isFailed ? .failed : check.isCurrent ? .proved : .outdated,
      weight: check.weight, provenBound: check.isCurrent ? check.provenBound : nil,
      checks: checks, notes: notes)
  }

  /// What the version is proved from: what it has as locked counts as locked.
  private static func check(
    of version: ScheduleVersion, _ edition: Edition, in tx: PostgresTransaction
  ) async throws -> VersionCheck {
    let entries = try await TimetableQueries.planned(version.number, of: edition.id, in: tx)
    var data = try await PlanningQueries.load(edition, in: tx)
    // A draft stands beside the locked meetings of today, a published one beside those of its day.
    if version.status != .draft || !version.isAnew {
      data = data.judging(entries, asOf: version.asOf)
    }
    let wishes = Pairing(data).wishes
    let fingerprint = InputFingerprint(
      data, wishes: wishes, seed: version.seed, mode: version.mode)
    let hash = try await TimetableQueries.hash(fingerprint.text, in: tx)
    return VersionCheck(
      version: version, entries: entries,
      unplaced: try await TimetableQueries.unplacedPairs(version.number, of: edition.id, in: tx),
      certificate: try await TimetableQueries.certificate(
        of: version.number, expo: edition.id, in: tx),
      data: data, wishes: wishes, isCurrent: hash == version.inputHash)
  }

  private static func liveCheck(
    of version: ScheduleVersion, _ check: VersionCheck, _ edition: Edition,
    in tx: PostgresTransaction
  ) async throws -> LiveCheck {
    let live = try await MeetingQueries.live(of: edition.id, in: tx)
    let begun = version.asOf.map { asOf in
      live.filter { $0.during.start < asOf }.map(\.plan)
    }
    let pairs = Set((begun ?? []).map(\.pair))
    var data = check.data
    data.locked =
      (begun ?? [])
      + live.map(\.plan).filter { $0.lock != .none && !pairs.contains($0.pair) }
    return LiveCheck(
      entries: check.entries, live: live,
      reservations: try await VerificationQueries.reservations(of: edition.id, in: tx),
      calledOff: try await VerificationQueries.calledOff(
        since: version.publishedAt ?? version.createdAt, of: edition.id, in: tx),
      publishedAt: version.publishedAt ?? version.createdAt, data: data)
  }
}
