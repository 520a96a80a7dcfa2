import Postgres

/// The statements of publishing that concern versions.
enum PublishQueries {
  /// Double booking is judged once everything has its new place.
  static func deferDoubleBooking(in tx: PostgresTransaction) async throws {
    try await tx.execute(
      "/* Timetable.defer */ set constraints reservations_no_double_booking deferred")
  }

  /// Double booking is judged now.
  static func checkDoubleBooking(in tx: PostgresTransaction) async throws {
    try await tx.execute(
      "/* Timetable.check */ set constraints reservations_no_double_booking immediate")
  }

  /// Marks a draft as published and gives the number of the version it replaces.
  static func markPublished(
    _ number: Int, of expo: Identifier<Edition>, by actor: Actor, in tx: PostgresTransaction
  ) async throws -> Int? {
    let replaced = try await tx.first(
      """
      /* Timetable.supersede */ update schedule_versions set status = 'superseded'
      where expo_id = \(expo) and status = 'published' returning number
      """)
    try await tx.execute(
      """
      /* Timetable.publish */ update schedule_versions set status = 'published',
        published_at = now(), published_by = \(actor.name)
      where expo_id = \(expo) and number = \(number)
      """)
    return try replaced?.decode("number")
  }
}
