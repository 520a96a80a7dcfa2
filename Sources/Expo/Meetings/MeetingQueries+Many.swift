import Foundation
import Postgres

/// The statements that write many meetings at once.
extension MeetingQueries {
  /// A meeting, when it is, and where a plan has it.
  typealias Placed = (plan: PlannedMeeting, during: TimeRange)

  /// Creates meetings and gives their numbers.
  ///
  /// A pair that had a meeting before goes on counting its changes, so that calendars take the new
  /// meeting for a later state of the same entry.
  static func insert(
    many meetings: [Placed], of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [Identifier<Meeting>] {
    guard !meetings.isEmpty else { return [] }
    return try await tx.query(
      """
      /* Meetings.insertMany */ with before as materialized (
        select a_id as a, b_id as b, max(sequence) as sequence from meetings
        where expo_id = \(expo) group by a_id, b_id)
      insert into meetings (expo_id, a_id, b_id, timeslot_id,
        duration_slots, during, table_id, interpreter_id, team_a, team_b, rank, sector_code,
        lock_level, sequence)
      select \(expo), a, b, slot, duration, tstzrange(start, stop), place, person, team_a, team_b,
        rank, sector, lock, coalesce(before.sequence + 1, 0)
      from unnest(\(meetings.map(\.plan.pair.a)), \(meetings.map(\.plan.pair.b)),
        \(meetings.map(\.plan.slot)), \(meetings.map(\.plan.durationSlots)),
        \(meetings.map(\.during.start)), \(meetings.map(\.during.end)),
        \(meetings.map(\.plan.table)), \(meetings.map(\.plan.interpreter)),
        \(meetings.map(\.plan.teamA)), \(meetings.map(\.plan.teamB)), \(meetings.map(\.plan.rank)),
        \(meetings.map(\.plan.sector)), \(meetings.map(\.plan.lock)))
        as e (a, b, slot, duration, start, stop, place, person, team_a, team_b, rank, sector, lock)
        left join before using (a, b)
      returning id
      """
    ).map { row throws in try row.decode("id") }
  }

  /// Puts meetings elsewhere; each counts one change more.
  static func move(
    many meetings: [(id: Identifier<Meeting>, plan: PlannedMeeting, during: TimeRange)],
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    guard !meetings.isEmpty else { return }
    try await tx.execute(
      """
      /* Meetings.moveMany */ update meetings m set timeslot_id = e.slot,
        duration_slots = e.duration, during = tstzrange(e.start, e.stop), table_id = e.place,
        interpreter_id = e.person, team_a = e.team_a, team_b = e.team_b, rank = e.rank,
        sector_code = e.sector, sequence = m.sequence + 1, changed_at = now()
      from unnest(\(meetings.map(\.id)), \(meetings.map(\.plan.slot)),
        \(meetings.map(\.plan.durationSlots)), \(meetings.map(\.during.start)),
        \(meetings.map(\.during.end)), \(meetings.map(\.plan.table)),
        \(meetings.map(\.plan.interpreter)), \(meetings.map(\.plan.teamA)),
        \(meetings.map(\.plan.teamB)), \(meetings.map(\.plan.rank)), \(meetings.map(\.plan.sector)))
        as e (id, slot, duration, start, stop, place, person, team_a, team_b, rank, sector)
      where m.expo_id = \(expo) and m.id = e.id
      """)
  }
}
