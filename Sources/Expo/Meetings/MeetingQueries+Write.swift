import Foundation
import Postgres

/// The statements that write meetings; reservations follow in `ReservationQueries`.
extension MeetingQueries {
  /// Puts a meeting elsewhere.
  static func move(
    _ id: Identifier<Meeting>, to plan: PlannedMeeting, during: TimeRange,
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Meetings.move */ update meetings set timeslot_id = \(plan.slot),
        during = tstzrange(\(during.start), \(during.end)), table_id = \(plan.table),
        interpreter_id = \(plan.interpreter), team_a = \(plan.teamA), team_b = \(plan.teamB),
        guest_teams = \(plan.guestTeams),
        lock_level = \(plan.lock), sequence = sequence + 1, changed_at = now()
      where expo_id = \(expo) and id = \(id)
      """)
  }

  static func setLock(
    _ level: LockLevel, of id: Identifier<Meeting>, expo: Identifier<Edition>,
    in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Meetings.setLock */ update meetings set lock_level = \(level), changed_at = now()
      where expo_id = \(expo) and id = \(id)
      """)
  }

  static func cancel(
    _ ids: [Identifier<Meeting>], reason: String, of expo: Identifier<Edition>,
    in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Meetings.cancel */ update meetings set state = 'cancelled', cancel_reason = \(reason),
        sequence = sequence + 1, changed_at = now()
      where expo_id = \(expo) and id = any(\(ids.map(\.rawValue))) and state = 'confirmed'
      """)
  }
}
