import Postgres

/// Makes a version of what a run found, and publishes it where the policy of the run says so.
struct StoreTimetable {
  let edition: Edition
  let snapshot: PlanningSnapshot
  let run: ScheduleRun
  let job: Int64

  /// What changes nothing for anybody makes no version.
  func store(
    _ found: ComputedTimetable, in tx: PostgresTransaction
  ) async throws -> ScheduleOutcome {
    if run.mode != .all, found.changes?.isNothing == true, let number = snapshot.published?.number {
      let standing = try await TimetableQueries.version(.number(number), of: edition, in: tx)
      return ScheduleOutcome(standing, isNew: false)
    }
    let stored = try await TimetableQueries.insert(
      try await version(of: found, in: tx), of: edition.id, PlanningIndex(found.data), found.data,
      in: tx)
    try await AuditQueries.append(
      AuditEntry(
        expo: edition.id, action: run.mode == .repair ? "schedule.repair" : "schedule.run",
        subject: "\(stored.number)",
        detail: [
          "placed": "\(stored.placed)", "weight": "\(stored.weight)", "bound": "\(stored.bound)",
        ]),
      by: Actor(name: run.requestedBy), in: tx)
    var outcome = ScheduleOutcome(stored, isNew: true, changes: found.changes?.counts)
    if let policy = run.policy {
      outcome.publication = try await publish(stored, policy, in: tx)
    }
    return outcome
  }

  private func version(
    of found: ComputedTimetable, in tx: PostgresTransaction
  ) async throws -> NewVersion {
    var hash = snapshot.hash
    if run.mode != .all {
      let fingerprint = InputFingerprint(
        found.data, wishes: found.wishes, seed: run.seed, mode: run.mode)
      hash = try await TimetableQueries.hash(fingerprint.text, in: tx)
    }
    return NewVersion(
      inputHash: hash, askedHash: snapshot.askedHash, mode: run.mode, asOf: snapshot.asOf,
      movesVIP: run.limits.allowsMovingVIP, job: job, seed: run.seed, seconds: found.seconds,
      wishes: found.wishes, meetings: found.meetings, unplaced: found.unplaced,
      bound: found.bound, idle: found.idle, moves: found.moves, optimal: found.optimal,
      certificate: found.certificate, changes: found.changes, createdBy: run.requestedBy)
  }

  /// Publishes what the policy allows; what it does not stays a draft, with the reason.
  private func publish(
    _ version: ScheduleVersion, _ policy: PublishPolicy, in tx: PostgresTransaction
  ) async throws -> Publication {
    let live = try await MeetingQueries.live(of: edition.id, in: tx)
    let entries = try await TimetableQueries.planned(version.number, of: edition.id, in: tx)
    if let objection = policy.objection(to: PublishPlan(live: live, entries: entries)) {
      return Publication(isPublished: false, reason: objection)
    }
    _ = try await Timetables.publish(
      version.number, of: edition, by: Actor(name: run.requestedBy), in: tx)
    return Publication(isPublished: true, reason: nil)
  }
}
