import Foundation
import Postgres

/// A place of an expo: venue, hall, room or table.
public enum Space {}

/// A time slot of an expo.
public enum Timeslot {}

/// The statements on spaces and time slots.
enum VenueQueries {
  /// The keys of all spaces of an expo by code.
  static func spaceIDs(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [String: Identifier<Space>] {
    try await tx.query(
      "/* Venues.spaceIDs */ select code, id from spaces where expo_id = \(expo)"
    ).reduce(into: [:]) { ids, row throws in ids[try row.decode("code")] = try row.decode("id") }
  }

  /// From the start of the first slot to the end of the buffer of the last.
  static func wholeTime(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> TimeRange? {
    let row = try await tx.query(
      """
      /* Venues.wholeTime */ select min(lower(during)) as start,
        max(upper(during) + make_interval(mins => buffer_minutes)) as stop
      from timeslots where expo_id = \(expo)
      """)[0]
    guard let start = try row.decode("start", as: Date?.self),
      let end = try row.decode("stop", as: Date?.self)
    else { return nil }
    return TimeRange(start: start, end: end)
  }
}
