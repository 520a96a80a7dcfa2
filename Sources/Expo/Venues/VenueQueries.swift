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
}
