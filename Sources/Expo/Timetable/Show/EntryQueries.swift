import Foundation
import Postgres

/// The statements that read entries and unplaced wishes as people see them.
enum EntryQueries {
  static func entries(
    _ version: Int, of expo: Identifier<Edition>, _ filter: ScheduleFilter = ScheduleFilter(),
    in tx: PostgresTransaction
  ) async throws -> [ScheduleEntry] {
    try await tx.query(
      """
      /* Timetable.entries */ with \(MeetingQueries.who(of: expo))
      select m.weight, \(MeetingQueries.labelColumns)
      from schedule_entries m \(MeetingQueries.labelJoins)
      where m.expo_id = \(expo) and m.version_number = \(version)
        and \(MeetingQueries.includes(filter.firm))
        and (\(filter.table)::text is null or s.code = \(filter.table))
        and (\(filter.interpreter)::text is null or i.code = \(filter.interpreter))
        and (\(filter.day?.description)::text is null or t.day = \(filter.day?.description)::date)
      order by lower(m.during), s.code, a.code
      """
    ).map { row throws in
      let labels = try MeetingLabels(row)
      return ScheduleEntry(
        a: labels.a, b: labels.b, teamA: labels.teamA, teamB: labels.teamB,
        guests: labels.guests, guestTeams: labels.guestTeams, slot: labels.slot,
        day: labels.day, start: labels.start, end: labels.end,
        durationSlots: labels.durationSlots, table: labels.table,
        interpreter: labels.interpreter, weight: try row.decode("weight"), rank: labels.rank,
        sector: labels.sector, lock: labels.lock)
    }
  }

  static func unplaced(
    _ version: Int, of expo: Identifier<Edition>, firms: [String] = [], limit: Int? = nil,
    in tx: PostgresTransaction
  ) async throws -> [UnplacedExplanation] {
    try await tx.query(
      """
      /* Timetable.unplaced */ with \(MeetingQueries.who(of: expo)), u as (
        select u.*, case when u.guest_ids <> '{}' then (select jsonb_agg(jsonb_build_object(
            'code', g.code, 'names', coalesce(g.names, '{}'), 'delegation', g.delegation)
            order by n.n)
          from unnest(u.guest_ids) with ordinality n (id, n) join who g on g.id = n.id) end as guests
        from unplaced_wishes u where u.expo_id = \(expo) and u.version_number = \(version)
      )
      select a.code as a_code, a.names as a_names, a.delegation as a_delegation,
        b.code as b_code, b.names as b_names, b.delegation as b_delegation,
        u.weight, u.reason, u.detail, u.guests
      from u join who a on a.id = u.a_id join who b on b.id = u.b_id
      where not exists (select from unnest(\(firms)::text[]) f (code)
        where f.code not in (a.code, b.code)
          and coalesce(u.guests @> jsonb_build_array(jsonb_build_object('code', f.code)), false)
            is false)
      order by u.weight desc, a.code, b.code, u.guest_ids
      limit \(limit)
      """
    ).map { row throws in
      let detail = try row.decode("detail", as: JSON<UnplacedDetail>.self).value
      return UnplacedExplanation(
        a: try firm(row, "a"), b: try firm(row, "b"),
        guests: try row.decode("guests", as: JSON<[FirmLabel]>?.self)?.value ?? [],
        weight: try row.decode("weight"),
        reason: try row.decode("reason"), sentences: detail.sentences, instead: detail.instead)
    }
  }

  private static func firm(_ row: PostgresRow, _ prefix: String) throws -> FirmLabel {
    FirmLabel(
      code: try row.decode("\(prefix)_code"),
      names: try row.decode("\(prefix)_names", as: JSON<LocalizedText>?.self)?.value
        ?? LocalizedText([:]),
      delegation: try row.decode("\(prefix)_delegation"))
  }

  /// The firms with the most meetings, by number and code.
  static func busiest(
    _ version: Int, of expo: Identifier<Edition>, limit: Int, in tx: PostgresTransaction
  ) async throws -> [FirmLoad] {
    try await tx.query(
      """
      /* Timetable.busiest */ with \(MeetingQueries.who(of: expo)), load as (
        select f.id, count(*) as meetings from schedule_entries e, unnest(array[e.a_id, e.b_id] || e.guest_ids) f (id)
        where e.expo_id = \(expo) and e.version_number = \(version) group by f.id
      )
      select w.code as f_code, w.names as f_names, w.delegation as f_delegation, l.meetings
      from load l join who w on w.id = l.id order by l.meetings desc, w.code limit \(limit)
      """
    ).map { row throws in
      FirmLoad(firm: try firm(row, "f"), meetings: try row.decode("meetings"))
    }
  }

  /// The firms that have bought meetings, by how many they are short of and code.
  static func sold(
    _ version: Int, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [SoldMeetings] {
    try await tx.query(
      """
      /* Timetable.sold */ with \(MeetingQueries.who(of: expo)), load as (
        select p.id, p.sold_meetings as sold, (select count(*) from schedule_entries e
          where e.expo_id = p.expo_id and e.version_number = \(version)
            and p.id = any(array[e.a_id, e.b_id] || e.guest_ids)) as meetings
        from participations p where p.expo_id = \(expo) and p.sold_meetings is not null
          and p.state = 'approved'
      )
      select w.code as f_code, w.names as f_names, w.delegation as f_delegation, l.sold, l.meetings
      from load l join who w on w.id = l.id
      order by greatest(0, l.sold - l.meetings) desc, w.code
      """
    ).map { row throws in
      SoldMeetings(
        firm: try firm(row, "f"), sold: Int(try row.decode("sold", as: Int16.self)),
        meetings: try row.decode("meetings"))
    }
  }

  /// Slots that tables and interpreters are used in.
  static func used(
    _ version: Int, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> (tables: Int, interpreters: Int) {
    let row = try await tx.query(
      """
      /* Timetable.used */ select coalesce(sum(duration_slots), 0) as tables,
        coalesce(sum(duration_slots) filter (where interpreter_id is not null), 0) as interpreters
      from schedule_entries where expo_id = \(expo) and version_number = \(version)
      """)[0]
    return (try row.decode("tables"), try row.decode("interpreters"))
  }
}
