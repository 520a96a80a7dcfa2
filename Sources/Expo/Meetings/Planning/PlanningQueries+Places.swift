import Foundation
import Postgres

/// The statements on slots, halls and tables.
extension PlanningQueries {
  /// The halls of the tables and stations.
  struct Places {
    let halls: [PlanningHall]
    /// A station above several halls has none: whoever is stationed there walks.
    let hallOfStation: [Identifier<Space>: Identifier<Space>]

    /// Nobody walks from a stand to the place that it is in.
    var walksIntoStands: [HallWalk] {
      halls.compactMap { hall in
        hall.within.map { HallWalk(from: hall.id, to: $0, minutes: 0) }
      }
    }

    /// The halls, and the places that stands are in.
    var ends: [Identifier<Space>] {
      Set(halls.map(\.id) + halls.compactMap(\.within)).sorted()
    }
  }

  static func slots(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [PlanningSlot] {
    try await tx.query(
      """
      /* Planning.slots */ select id, code, day::text, lower(during), upper(during), buffer_minutes,
        session
      from timeslots where expo_id = \(expo) order by lower(during)
      """
    ).map { row throws in
      let (id, code, day, start, end, buffer, session) = try row.decode(
        Identifier<Timeslot>.self, String.self, String.self, Date.self, Date.self, Int.self,
        String?.self)
      guard let day = CalendarDay(day) else { throw MeetingError.slotDay(code: code, day: day) }
      return PlanningSlot(
        id: id, code: code, day: day, start: start, end: end, bufferMinutes: buffer,
        session: session)
    }
  }

  static func tables(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [PlanningTable] {
    let closures = try await closures(of: expo, in: tx)
    return try await tx.query(
      """
      /* Planning.tables */ with \(VenueQueries.tables(of: expo))
      select s.id, s.code, t.hall, coalesce(s.max_rank, 9) as max_rank, s.seats, t.is_stand
      from meeting_table t join spaces s on s.expo_id = \(expo) and s.id = t.id order by s.id
      """
    ).map { row throws in
      let id: Identifier<Space> = try row.decode("id")
      return PlanningTable(
        id: id, code: try row.decode("code"), hall: try row.decode("hall"),
        maxRank: try row.decode("max_rank"), seats: try row.decode("seats"),
        closures: closures[id] ?? [], isStand: try row.decode("is_stand"))
    }
  }

  /// When each table may not be used: closures, programme and closed days of it and all above it.
  private static func closures(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [Identifier<Space>: [TimeRange]] {
    try await tx.query(
      """
      /* Planning.closures */ with recursive \(VenueQueries.tables(of: expo)), chain as (
        select s.id as table_id, s.id, s.parent_id, s.open_dates from meeting_table t
        join spaces s on s.expo_id = \(expo) and s.id = t.id
        union all
        select c.table_id, s.id, s.parent_id, s.open_dates
        from chain c join spaces s on s.expo_id = \(expo) and s.id = c.parent_id
      ), hull as (
        select tstzrange(min(lower(during)), max(upper(during)) + interval '1 day') as h
        from timeslots where expo_id = \(expo)
      ), closed as (
        select space_id, during from space_closures where expo_id = \(expo)
        union all
        select space_id, during from programme_items where expo_id = \(expo)
      )
      select c.table_id, lower(x.during * h) as start, upper(x.during * h) as stop
      from chain c join closed x on x.space_id = c.id join hull on x.during && h
      union
      select c.table_id, min(lower(t.during)),
        max(upper(t.during) + make_interval(mins => t.buffer_minutes))
      from chain c join timeslots t on t.expo_id = \(expo) and not c.open_dates @> t.day
      group by c.table_id, c.id, t.day
      order by table_id, start, stop
      """
    ).reduce(into: [:]) { closures, row throws in
      let (table, start, end) = try row.decode(Identifier<Space>.self, Date.self, Date.self)
      closures[table, default: []].append(TimeRange(start: start, end: end))
    }
  }

  static func halls(
    of expo: Identifier<Edition>, stations: [Identifier<Space>?], in tx: PostgresTransaction
  ) async throws -> Places {
    var halls: [PlanningHall] = []
    var hallOfStation: [Identifier<Space>: Identifier<Space>] = [:]
    let stations = Set(stations.compactMap { $0 }).map(\.rawValue).sorted()
    // A station is a hall, a table, a place without tables (its own hall), or above some halls.
    let rows = try await tx.query(
      """
      /* Planning.halls */ with recursive \(VenueQueries.tables(of: expo)), hall as (
        select hall as id, bool_or(is_stand) as is_stand from meeting_table group by hall
      ), inside as (
        select id as station, id from spaces
        where expo_id = \(expo) and id = any(\(stations)::bigint[])
        union
        select i.station, s.id from inside i join spaces s
        on s.expo_id = \(expo) and s.parent_id = i.id and s.kind <> 'table'
      ), station as (
        select t.id as station, case when t.kind = 'table' then coalesce(t.parent_id, t.id)
          when count(h.id) = 1 then min(h.id) when count(h.id) = 0 then t.id end as hall
        from spaces t join inside i on i.station = t.id left join hall h on h.id = i.id
        where t.expo_id = \(expo)
        group by t.id, t.kind, t.parent_id
      )
      select s.id, s.code, s.names, null::bigint as hall, coalesce(h.is_stand, false) as is_stand,
        case when h.is_stand then s.parent_id end as within
      from spaces s left join hall h on h.id = s.id
      where s.expo_id = \(expo)
        and (h.id is not null or s.id in (select hall from station))
      union all
      select station, '', null, hall, false, null from station where hall is not null
      order by id
      """)
    for row in rows {
      let id: Identifier<Space> = try row.decode("id")
      if let hall = try row.decode("hall", as: Identifier<Space>?.self) {
        hallOfStation[id] = hall
      } else {
        let names = try row.decode("names", as: JSON<LocalizedText>?.self)?.value
        halls.append(
          PlanningHall(
            id: id, code: try row.decode("code"), names: names,
            isStand: try row.decode("is_stand"), within: try row.decode("within")))
      }
    }
    return Places(halls: halls, hallOfStation: hallOfStation)
  }

  static func walks(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [HallWalk] {
    try await tx.query(
      """
      /* Planning.walks */ select from_id, to_id, walk_minutes from space_distances
      where expo_id = \(expo) order by from_id, to_id
      """
    ).map { row throws in
      let (from, to, minutes) = try row.decode(
        Identifier<Space>.self, Identifier<Space>.self, Int.self)
      return HallWalk(from: from, to: to, minutes: minutes)
    }
  }
}
