import Postgres

/// The statements on searches that are to end early and keep what they have.
enum StopQueries {
  /// Asks for the end of one, and forgets what was asked of those that had ended by themselves.
  static func stop(_ job: Int64, by actor: Actor, in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      /* Timetable.stop */
      with late as (
        delete from schedule_stops s where s.job_id <> \(job) and not exists (
          select from jobs j where j.id = s.job_id and j.state = 'running'))
      insert into schedule_stops (job_id, requested_by)
      values (\(job), \(actor.name)) on conflict (job_id) do nothing
      """)
  }

  static func isStopped(_ job: Int64, on database: PostgresClient) async throws -> Bool {
    try await database.first(
      "/* Timetable.isStopped */ select from schedule_stops where job_id = \(job)") != nil
  }

  static func clear(_ job: Int64, in tx: PostgresTransaction) async throws {
    try await tx.execute(
      "/* Timetable.clearStop */ delete from schedule_stops where job_id = \(job)")
  }
}
