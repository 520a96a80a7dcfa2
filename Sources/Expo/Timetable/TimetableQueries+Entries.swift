import Foundation
import Postgres

/// The statements that read and write what a version consists of.
extension TimetableQueries {
  /// Inserts a version with everything in it; the caller holds the lock on the expo.
  static func insert(
    _ new: NewVersion, of expo: Identifier<Edition>, _ index: PlanningIndex, _ data: PlanningData,
    in tx: PostgresTransaction
  ) async throws -> ScheduleVersion {
    let weights = Dictionary(uniqueKeysWithValues: new.wishes.map { ($0.pair, $0.weight) })
    let weight = new.meetings.reduce(0) { $0 + (weights[$1.pair] ?? 0) }
    let number: Int = try await tx.query(
      """
      /* Timetable.insertVersion */ insert into schedule_versions (expo_id, number, parent_number,
        input_hash, asked_hash, mode, as_of, moves_vip, job_id, seed, solver, seconds, wishes,
        placed, weight, bound, idle, moves, optimal, certificate, changes, created_by)
      select \(expo), coalesce(max(number), 0) + 1, max(number) filter (where status = 'published'),
        \(new.inputHash), \(new.askedHash), \(new.mode), \(new.asOf), \(new.movesVIP), \(new.job), \(new.seed), \(InputFingerprint.solver), \(new.seconds),
        \(new.wishes.count)::integer, \(new.meetings.count)::integer, \(weight),
        \(new.bound), \(new.idle)::integer, \(new.moves)::integer, \(new.optimal),
        \(JSON(new.certificate)), \(new.changes.map { JSON($0) }), \(new.createdBy)
      from schedule_versions where expo_id = \(expo)
      returning number
      """)[0].decode("number")
    try await insertEntries(new, weights, number: number, of: expo, index, data, in: tx)
    try await insertUnplaced(new.unplaced, number: number, of: expo, in: tx)
    let row = try await tx.query(
      """
      /* Timetable.inserted */ select \(columns) from schedule_versions
      where expo_id = \(expo) and number = \(number)
      """)[0]
    return try ScheduleVersion(row)
  }

  private static func insertEntries(
    _ new: NewVersion, _ weights: [FirmPair: Int], number: Int, of expo: Identifier<Edition>,
    _ index: PlanningIndex, _ data: PlanningData, in tx: PostgresTransaction
  ) async throws {
    let meetings = new.meetings
    let spans = meetings.map { meeting in
      let first = index.slots[meeting.slot] ?? 0
      return (data.slots[first].start, data.slots[first + meeting.durationSlots - 1].end)
    }
    try await tx.execute(
      """
      /* Timetable.insertEntries */ insert into schedule_entries (expo_id, version_number, a_id, b_id,
        timeslot_id, duration_slots, during, table_id, interpreter_id, team_a, team_b, weight, rank,
        sector_code, lock_level, guest_ids, guest_teams)
      select \(expo), \(number), a, b, slot, duration, tstzrange(start, stop), place, person,
        team_a, team_b, weight, rank, sector, lock, guests::bigint[], guest_teams::smallint[]
      from unnest(\(meetings.map(\.pair.a)), \(meetings.map(\.pair.b)), \(meetings.map(\.slot)),
        \(meetings.map(\.durationSlots)), \(spans.map(\.0)), \(spans.map(\.1)),
        \(meetings.map(\.table)), \(meetings.map(\.interpreter)), \(meetings.map(\.teamA)),
        \(meetings.map(\.teamB)), \(meetings.map { weights[$0.pair] ?? 0 }),
        \(meetings.map(\.rank)), \(meetings.map(\.sector)), \(meetings.map(\.lock)),
        \(meetings.map(\.pair.guests.literal)), \(meetings.map(\.guestTeams.literal)))
        as e (a, b, slot, duration, start, stop, place, person, team_a, team_b, weight, rank,
          sector, lock, guests, guest_teams)
      """)
  }

  private static func insertUnplaced(
    _ unplaced: [UnplacedWish], number: Int, of expo: Identifier<Edition>,
    in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Timetable.insertUnplaced */ insert into unplaced_wishes (expo_id, version_number, a_id, b_id,
        weight, reason, detail, guest_ids)
      select \(expo), \(number), a, b, weight, reason, detail, guests::bigint[]
      from unnest(\(unplaced.map(\.wish.pair.a)), \(unplaced.map(\.wish.pair.b)),
        \(unplaced.map(\.wish.weight)), \(unplaced.map(\.reason)),
        \(unplaced.map { JSON($0.detail) }), \(unplaced.map(\.wish.pair.guests.literal)))
        as u (a, b, weight, reason, detail, guests)
      """)
  }

  /// The entries of a version as plans, by pair.
  static func planned(
    _ number: Int, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [WeighedMeeting] {
    try await tx.query(
      """
      /* Timetable.planned */ select a_id, b_id, timeslot_id, duration_slots, table_id,
        interpreter_id, team_a, team_b, rank, sector_code, lock_level, weight, lower(during),
        upper(during), guest_ids, guest_teams
      from schedule_entries where expo_id = \(expo) and version_number = \(number)
      order by a_id, b_id, guest_ids
      """
    ).map { row throws in
      let (
        a, b, slot, duration, table, interpreter, teamA, teamB, rank, sector, lock, weight,
        start, end, guests, guestTeams
      ) = try row.decode(
        Identifier<Participation>.self, Identifier<Participation>.self,
        Identifier<Timeslot>.self, Int.self, Identifier<Space>.self,
        Identifier<Participation>?.self, Int.self, Int.self, Int.self, String?.self,
        LockLevel.self, Int.self, Date.self, Date.self, [Identifier<Participation>].self, [Int].self
      )
      return WeighedMeeting(
        plan: PlannedMeeting(
          pair: FirmPair(a, b, guests: guests), slot: slot, durationSlots: duration, table: table,
          interpreter: interpreter, teamA: teamA, teamB: teamB, guestTeams: guestTeams, rank: rank,
          sector: sector, lock: lock),
        weight: weight, during: TimeRange(start: start, end: end))
    }
  }

  /// Every pair that a version knows, placed or not.
  static func pairs(
    of number: Int, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Set<FirmPair> {
    let rows = try await tx.query(
      """
      /* Timetable.pairs */ select a_id, b_id, guest_ids from schedule_entries
      where expo_id = \(expo) and version_number = \(number)
      union all
      select a_id, b_id, guest_ids from unplaced_wishes
      where expo_id = \(expo) and version_number = \(number)
      """)
    return Set(try rows.map { row throws in try FirmPair(row) })
  }

  /// The pairs of a version that have no meeting, with the weights of their wishes.
  static func unplacedPairs(
    _ number: Int, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [FirmPair: Int] {
    try await tx.query(
      """
      /* Timetable.unplacedPairs */ select a_id, b_id, guest_ids, weight from unplaced_wishes
      where expo_id = \(expo) and version_number = \(number)
      """
    ).reduce(into: [:]) { pairs, row throws in
      pairs[try FirmPair(row)] = try row.decode("weight", as: Int.self)
    }
  }
}

/// An entry of a version with what it was worth.
struct WeighedMeeting: Sendable, Hashable {
  var plan: PlannedMeeting
  var weight: Int
  var during: TimeRange
}
