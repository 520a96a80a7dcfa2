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
        select a_id as a, b_id as b, guest_ids as guests, max(sequence) as sequence from meetings
        where expo_id = \(expo) group by a_id, b_id, guest_ids)
      insert into meetings (expo_id, a_id, b_id, timeslot_id,
        duration_slots, during, table_id, interpreter_id, team_a, team_b, rank, sector_code,
        lock_level, sequence, guest_ids, guest_teams)
      select \(expo), a, b, slot, duration, tstzrange(start, stop), place, person, team_a, team_b,
        rank, sector, lock, coalesce(before.sequence + 1, 0), guests, guest_teams
      from (select a, b, slot, duration, start, stop, place, person, team_a, team_b, rank, sector,
        lock, guests::bigint[] as guests, guest_teams::smallint[] as guest_teams from unnest(\(meetings.map(\.plan.pair.a)), \(meetings.map(\.plan.pair.b)),
        \(meetings.map(\.plan.slot)), \(meetings.map(\.plan.durationSlots)),
        \(meetings.map(\.during.start)), \(meetings.map(\.during.end)),
        \(meetings.map(\.plan.table)), \(meetings.map(\.plan.interpreter)),
        \(meetings.map(\.plan.teamA)), \(meetings.map(\.plan.teamB)), \(meetings.map(\.plan.rank)),
        \(meetings.map(\.plan.sector)), \(meetings.map(\.plan.lock)),
        \(meetings.map(\.plan.pair.guests.literal)), \(meetings.map(\.plan.guestTeams.literal)))
        as u (a, b, slot, duration, start, stop, place, person, team_a, team_b, rank, sector, lock,
          guests, guest_teams)) e
        left join before using (a, b, guests)
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
        guest_teams = e.guest_teams::smallint[], sector_code = e.sector, sequence = m.sequence + 1, changed_at = now()
      from unnest(\(meetings.map(\.id)), \(meetings.map(\.plan.slot)),
        \(meetings.map(\.plan.durationSlots)), \(meetings.map(\.during.start)),
        \(meetings.map(\.during.end)), \(meetings.map(\.plan.table)),
        \(meetings.map(\.plan.interpreter)), \(meetings.map(\.plan.teamA)),
        \(meetings.map(\.plan.teamB)), \(meetings.map(\.plan.rank)), \(meetings.map(\.plan.sector)),
        \(meetings.map(\.plan.guestTeams.literal)))
        as e (id, slot, duration, start, stop, place, person, team_a, team_b, rank, sector,
          guest_teams)
      where m.expo_id = \(expo) and m.id = e.id
      """)
  }
}

extension [Identifier<Participation>] {
  /// As one value among many of a statement that takes a list of lists: `{11,21}`.
  var literal: String { "{" + map { String($0.rawValue) }.joined(separator: ",") + "}" }
}

extension [Int] {
  /// As one value among many of a statement that takes a list of lists: `{1,2}`.
  var literal: String { "{" + map { String($0) }.joined(separator: ",") + "}" }
}
