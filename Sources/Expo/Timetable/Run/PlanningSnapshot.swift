import Foundation
import Postgres

/// The input of a run at one moment, with what identifies it.
struct PlanningSnapshot: Sendable {
  let edition: Edition
  /// As it is read: what is locked is locked.
  let source: PlanningData
  /// The live meetings by pair.
  let live: [LiveMeeting]
  /// What has begun by then is past; nil when the expo is not on.
  let asOf: Date?
  /// The pairs that the published version knows, placed or not; nil without such a version.
  let known: Set<FirmPair>?
  let published: ScheduleVersion?
  /// The data of a run that makes everything anew.
  let data: PlanningData
  let wishes: [PairWish]
  /// SHA-256 of what such a run depends on.
  let hash: [UInt8]
  /// SHA-256 of what was asked, the live meetings included where they matter.
  let askedHash: [UInt8]

  /// - Parameter asOf: The instant that counts as now; nil takes the database's while the expo is on.
  init(
    _ edition: Edition, _ run: ScheduleRun, asOf: Date? = nil, in tx: PostgresTransaction
  ) async throws {
    self.edition = edition
    let source = try await PlanningQueries.load(edition, in: tx)
    let live = try await MeetingQueries.live(of: edition.id, in: tx)
    let now = try await MeetingQueries.now(in: tx)
    let asOf = asOf ?? run.asOf ?? (source.isOn(now) ? now : nil)
    let published = try await TimetableQueries.versions(of: edition.id, in: tx)
      .first { $0.status == .published }
    self.source = source
    self.live = live
    self.asOf = asOf
    self.published = published
    known = try await published.asyncMap { version in
      try await TimetableQueries.pairs(of: version.number, expo: edition.id, in: tx)
    }
    data = source.anew(live, asOf: asOf, movesVIP: run.limits.allowsMovingVIP)
    wishes = Pairing(data).wishes
    var fingerprint = InputFingerprint(data, wishes: wishes, seed: run.seed, mode: run.mode)
    hash = try await TimetableQueries.hash(fingerprint.text, in: tx)
    if run.mode != .all {
      fingerprint.add(live.map(\.plan), as: "live")
      fingerprint.add(run.limits)
    }
    askedHash = try await TimetableQueries.hash(fingerprint.text, in: tx)
  }
}

extension PlanningData {
  /// The data of a run that makes everything anew but what is locked or has begun.
  func anew(_ live: [LiveMeeting], asOf instant: Date?, movesVIP: Bool) -> PlanningData {
    let begun = instant.map { instant in live.filter { $0.during.start < instant }.map(\.plan) }
    var data = honouring(begun ?? [])
    data.notBefore = instant
    let past = Set((begun ?? []).map(\.pair))
    let free = movesVIP ? locked.filter { $0.lock == .vip && !past.contains($0.pair) } : []
    let fixed = locked.filter { meeting in
      !past.contains(meeting.pair) && !free.contains { $0.pair == meeting.pair }
    }
    data.locked = ((begun ?? []) + fixed).sorted { $0.pair < $1.pair }
    data.kept = free
    return data
  }
}

extension Optional {
  /// The value carried through something that takes its time.
  func asyncMap<T>(_ body: (Wrapped) async throws -> T) async rethrows -> T? {
    guard let value = self else { return nil }
    return try await body(value)
  }
}
