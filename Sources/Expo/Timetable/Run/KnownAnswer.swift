import Postgres

extension PlanningSnapshot {
  /// The version that answers a run already: one that was asked the same, or the published one when
  /// nothing but its own locks has come since.
  func answer(to run: ScheduleRun, in tx: PostgresTransaction) async throws -> ScheduleVersion? {
    let same = try await TimetableQueries.version(withHash: askedHash, of: edition.id, in: tx)
    guard same == nil, run.mode == .all, let published else { return same }
    let entries = try await TimetableQueries.planned(published.number, of: edition.id, in: tx)
    var before = source
    before.locked = source.locked.withoutLocks(setBy: entries)
    let data = before.anew(live, asOf: asOf, movesVIP: run.limits.allowsMovingVIP)
    let fingerprint = InputFingerprint(
      data, wishes: Pairing(data).wishes, seed: run.seed, mode: run.mode)
    let hash = try await TimetableQueries.hash(fingerprint.text, in: tx)
    let found = try await TimetableQueries.version(withHash: hash, of: edition.id, in: tx)
    return found?.number == published.number ? found : nil
  }
}

extension [PlannedMeeting] {
  /// The locked meetings but those of protocol that stand as a publication put and locked them.
  fileprivate func withoutLocks(setBy entries: [WeighedMeeting]) -> [PlannedMeeting] {
    let free = Dictionary(
      uniqueKeysWithValues: entries.lazy.map(\.plan).filter { $0.lock == .none }.map {
        ($0.pair, $0)
      })
    return filter { meeting in
      guard meeting.lock == .vip, let entry = free[meeting.pair] else { return true }
      return !entry.stands(as: meeting)
    }
  }
}
