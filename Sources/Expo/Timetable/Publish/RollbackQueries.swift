import Postgres

/// The statements that copy a version.
enum RollbackQueries {
  /// Copies a version with all that is in it, and gives the number of the copy.
  static func copy(
    _ number: Int, of expo: Identifier<Edition>, by actor: Actor, in tx: PostgresTransaction
  ) async throws -> Int {
    let copy: Int = try await tx.query(
      """
      /* Timetable.copyVersion */ insert into schedule_versions (expo_id, number, parent_number,
        input_hash, asked_hash, mode, as_of, moves_vip, job_id, seed, solver, seconds, wishes,
        placed, weight, bound, idle, moves, optimal, certificate, created_by)
      select expo_id, (select max(number) + 1 from schedule_versions where expo_id = \(expo)),
        number, input_hash, asked_hash, mode, as_of, moves_vip, job_id, seed, solver, seconds, wishes,
        placed, weight, bound, idle, moves, optimal, certificate, \(actor.name)
      from schedule_versions where expo_id = \(expo) and number = \(number)
      returning number
      """)[0].decode("number")
    try await tx.execute(
      """
      /* Timetable.copyEntries */ insert into schedule_entries (expo_id, version_number, a_id, b_id,
        timeslot_id, duration_slots, during, table_id, interpreter_id, team_a, team_b, weight, rank,
        sector_code, lock_level, guest_ids, guest_teams)
      select expo_id, \(copy), a_id, b_id, timeslot_id, duration_slots, during, table_id,
        interpreter_id, team_a, team_b, weight, rank, sector_code, lock_level,
        guest_ids, guest_teams
      from schedule_entries where expo_id = \(expo) and version_number = \(number)
      """)
    try await tx.execute(
      """
      /* Timetable.copyUnplaced */ insert into unplaced_wishes (expo_id, version_number, a_id, b_id,
        weight, reason, detail, guest_ids)
      select expo_id, \(copy), a_id, b_id, weight, reason, detail, guest_ids
      from unplaced_wishes where expo_id = \(expo) and version_number = \(number)
      """)
    return copy
  }
}
