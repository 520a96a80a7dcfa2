import Foundation
import Postgres

/// The statements that find what a caller named by code.
extension MeetingQueries {
  /// Refuses a filter that names what does not exist, so that a slip does not read as "no meetings".
  static func check(
    _ filter: MeetingFilter, in edition: Edition, in tx: PostgresTransaction
  ) async throws {
    let row = try await tx.query(
      """
      /* Meetings.check */ select
        exists (select from participations where expo_id = \(edition.id) and role = 'enterprise'
          and code = \(filter.firm)) as enterprise,
        exists (select from spaces where expo_id = \(edition.id) and kind in ('table', 'booth')
          and code = \(filter.table)) as "table",
        exists (select from participations where expo_id = \(edition.id)
          and role = 'interpreter' and code = \(filter.interpreter)) as interpreter,
        exists (select from delegations where expo_id = \(edition.id)
          and code = \(filter.delegation)) as delegation
      """)[0]
    let named = [
      ("enterprise", filter.firm), ("table", filter.table), ("interpreter", filter.interpreter),
      ("delegation", filter.delegation),
    ]
    for case (let what, let code?) in named where try !row.decode(what, as: Bool.self) {
      throw MeetingError.referenceUnknown(what: what, code: code, expo: edition.code)
    }
  }

  /// The firms of some codes.
  static func firms(
    _ codes: [String], in edition: Edition, in tx: PostgresTransaction
  ) async throws -> [Identifier<Participation>] {
    let known = try await tx.query(
      """
      /* Meetings.firms */ select code, id from participations
      where expo_id = \(edition.id) and role = 'enterprise' and state = 'approved'
        and code = any(\(codes))
      """
    ).reduce(into: [String: Identifier<Participation>]()) { known, row throws in
      known[try row.decode("code")] = try row.decode("id")
    }
    return try codes.map { code in
      guard let id = known[code] else {
        throw MeetingError.referenceUnknown(what: "enterprise", code: code, expo: edition.code)
      }
      return id
    }
  }

  /// The day of a slot.
  static func day(
    ofSlot code: String, in edition: Edition, in tx: PostgresTransaction
  ) async throws -> CalendarDay {
    let row = try await tx.first(
      """
      /* Meetings.dayOfSlot */ select day::text as day from timeslots
      where expo_id = \(edition.id) and code = \(code)
      """)
    guard let row else {
      throw MeetingError.referenceUnknown(what: "slot", code: code, expo: edition.code)
    }
    let text: String = try row.decode("day")
    guard let day = CalendarDay(text) else { throw MeetingError.slotDay(code: code, day: text) }
    return day
  }

  /// The time by the database's clock.
  static func now(in tx: PostgresTransaction) async throws -> Date {
    try await tx.query("/* Meetings.now */ select now() as now")[0].decode("now")
  }

  /// Lets edits by hand go on side by side, but not while a timetable is being published.
  static func announceEdit(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      "/* Meetings.announceEdit */ select from expos where id = \(expo) for share")
  }

  /// Waits for edits by hand and keeps new ones out until the transaction ends.
  static func excludeEdits(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      "/* Meetings.excludeEdits */ select from expos where id = \(expo) for no key update")
  }
}
