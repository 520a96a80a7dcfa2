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

  /// The keys of the booths of an expo by code.
  static func boothIDs(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [String: Identifier<Space>] {
    try await tx.query(
      """
      /* Venues.boothIDs */ select code, id from spaces where expo_id = \(expo) and kind = 'booth'
      """
    ).reduce(into: [:]) { ids, row throws in ids[try row.decode("code")] = try row.decode("id") }
  }

  /// The part `meeting_table (id, hall, is_stand)` of a statement: where meetings can be held. That
  /// is at tables, and at stands of firms that have no tables in them; a stand is a hall of its own.
  static func tables(of expo: Identifier<Edition>) -> SQL {
    """
    stand as (
      select distinct stand_id as id from participations
      where expo_id = \(expo) and stand_id is not null
    ), meeting_table as (
      select t.id, coalesce(t.parent_id, t.id) as hall,
        coalesce(t.parent_id, t.id) in (select id from stand) as is_stand
      from spaces t where t.expo_id = \(expo) and t.kind = 'table'
      union all
      select s.id, s.id, true from stand s where not exists (
        select from spaces t where t.expo_id = \(expo) and t.parent_id = s.id and t.kind = 'table')
    )
    """
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
