import Postgres

extension Timetables {
  /// Makes a draft what everyone goes by, all of it in one transaction.
  ///
  /// Meetings that the draft drops are called off, those it moves keep their number and count one
  /// change more, locked ones are never touched. Without a number the newest version is meant.
  ///
  /// - Throws: `TimetableError.notDraft`, `.outdated` when it breaks rules by now, `.lockedElsewhere`,
  ///   `.collides`, `.unknownVersion`, `.noVersion`.
  @discardableResult
  public func publish(
    _ expo: String, version: Int? = nil, isDryRun: Bool = false
  ) async throws -> PublishReceipt {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      return try await Self.publish(version, of: edition, by: context.actor, in: tx)
    }
  }

  /// Publishes in the caller's transaction.
  static func publish(
    _ number: Int?, of edition: Edition, by actor: Actor, in tx: PostgresTransaction
  ) async throws -> PublishReceipt {
    let expo = edition.id
    try await MeetingQueries.excludeEdits(of: expo, in: tx)
    let version = try await TimetableQueries.version(
      number.map { .number($0) } ?? .newest, of: edition, in: tx)
    guard version.status == .draft else {
      throw TimetableError.notDraft(version.number, status: version.status)
    }
    let entries = try await TimetableQueries.planned(version.number, of: expo, in: tx)
    let source = try await PlanningQueries.load(edition, in: tx)
    let live = try await MeetingQueries.live(of: expo, in: tx)
    let changes = try await TimetableQueries.changes(of: version.number, expo: expo, in: tx)
    let plan = PublishPlan(
      live: live, entries: entries, movesVIP: version.movesVIP, stuck: changes?.stuck ?? [])
    let now = try await MeetingQueries.now(in: tx)
    let past = source.isOn(now) ? plan.pairsInThePast(of: now) : []
    guard past.isEmpty else {
      let index = PlanningIndex(source)
      throw TimetableError.changesPast(version.number, pairs: past.map(index.name(of:)))
    }
    let data = version.isAnew ? source : source.judging(entries, asOf: version.asOf)
    try check(plan, version, entries, data)
    try await apply(plan, version, of: expo, in: tx)
    let replaced = try await PublishQueries.markPublished(
      version.number, of: expo, by: actor, in: tx)
    let receipt = PublishReceipt(
      version: version.number, replaced: replaced, added: plan.added.count,
      moved: plan.moved.count, cancelled: plan.dropped.count, unchanged: plan.unchanged)
    try await AuditQueries.append(
      AuditEntry(
        expo: expo, action: "schedule.publish", subject: "\(version.number)",
        detail: [
          "added": "\(receipt.added)", "moved": "\(receipt.moved)",
          "cancelled": "\(receipt.cancelled)", "unchanged": "\(receipt.unchanged)",
        ]),
      by: actor, in: tx)
    try await StatisticsQueries.refresh(in: tx)
    return receipt
  }

  private static func check(
    _ plan: PublishPlan, _ version: ScheduleVersion, _ entries: [WeighedMeeting],
    _ data: PlanningData
  ) throws {
    guard plan.lockedElsewhere.isEmpty else {
      let index = PlanningIndex(data)
      throw TimetableError.lockedElsewhere(
        version.number, pairs: plan.lockedElsewhere.map(index.name(of:)))
    }
    let broken = MeetingRules.violations(of: entries.map(\.plan), in: data)
    guard broken.isEmpty else { throw TimetableError.outdated(version.number, broken) }
  }

  /// Frees everything that is given up before taking anything new, so that meetings may swap places.
  private static func apply(
    _ plan: PublishPlan, _ version: ScheduleVersion, of expo: Identifier<Edition>,
    in tx: PostgresTransaction
  ) async throws {
    let dropped = plan.dropped.map(\.id)
    let moved = plan.moved.map(\.live.id)
    try await PublishQueries.deferDoubleBooking(in: tx)
    try await MeetingQueries.cancel(
      dropped, reason: "not in timetable \(version.number)", of: expo, in: tx)
    try await ReservationQueries.release(dropped + moved, of: expo, in: tx)
    try await MeetingQueries.move(
      many: plan.moved.map { ($0.live.id, $0.entry.plan, $0.entry.during) }, of: expo, in: tx)
    let added = try await MeetingQueries.insert(
      many: plan.added.map { ($0.plan, $0.during) }, of: expo, in: tx)
    try await ReservationQueries.prepareAll(of: expo, in: tx)
    try await ReservationQueries.reserve(moved + added, of: expo, in: tx)
    do {
      try await PublishQueries.checkDoubleBooking(in: tx)
    } catch let error as PostgresError where error.constraint == "reservations_no_double_booking" {
      throw TimetableError.collides(version.number, detail: error.detail ?? error.message)
    }
  }
}
