import Foundation
import Postgres

/// The statements on what meetings take: teams, tables, interpreters.
enum ReservationQueries {
  /// Makes sure that everything the meetings need can be booked, and gives it row locks in order of
  /// key, so that clients after the same thing queue up instead of deadlocking.
  static func prepare(
    _ plan: PlannedMeeting, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await prepareTeams(of: plan.pair.firms, expo: expo, in: tx)
    try await tx.execute(
      """
      /* Reservations.prepare */ insert into resources (expo_id, kind, space_id)
      values (\(expo), 'space', \(plan.table)) on conflict (expo_id, space_id, unit) do nothing
      """)
    try await tx.execute(
      """
      /* Reservations.prepare */ insert into resources (expo_id, kind, participation_id)
      select \(expo), 'interpreter', \(plan.interpreter)::bigint
      where \(plan.interpreter)::bigint is not null
      on conflict (expo_id, participation_id, unit) do nothing
      """)
    try await tx.execute(
      """
      /* Reservations.lock */ select from resources where expo_id = \(expo)
        and (space_id = \(plan.table) or participation_id = \(plan.interpreter))
      order by id for no key update
      """)
  }

  /// Makes sure that every team of the firms can be booked, and locks them in order of key.
  static func prepareTeams(
    of firms: [Identifier<Participation>], expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    let firms = firms.map(\.rawValue)
    try await tx.execute(
      """
      /* Reservations.prepareTeams */ insert into resources (expo_id, kind, participation_id, unit)
      select p.expo_id, 'team', p.id, g.unit
      from participations p, generate_series(1, p.teams) as g (unit)
      where p.expo_id = \(expo) and p.id = any(\(firms))
      order by p.id, g.unit
      on conflict (expo_id, participation_id, unit) do nothing
      """)
    try await tx.execute(
      """
      /* Reservations.lockTeams */ select from resources
      where expo_id = \(expo) and participation_id = any(\(firms)) order by id for no key update
      """)
  }

  /// Makes sure that every team, table and interpreter of the expo can be booked.
  static func prepareAll(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Reservations.prepareAll */ insert into resources (expo_id, kind, participation_id, unit)
      select p.expo_id, case p.role when 'enterprise' then 'team' else 'interpreter' end, p.id, g.unit
      from participations p,
        generate_series(1, case p.role when 'enterprise' then p.teams else 1 end) as g (unit)
      where p.expo_id = \(expo) and p.role in ('enterprise', 'interpreter')
      order by p.id, g.unit
      on conflict (expo_id, participation_id, unit) do nothing
      """)
    try await tx.execute(
      """
      /* Reservations.prepareAll */ insert into resources (expo_id, kind, space_id)
      with \(VenueQueries.tables(of: expo))
      select \(expo), 'space', id from meeting_table order by id
      on conflict (expo_id, space_id, unit) do nothing
      """)
  }

  /// Reserves what the meetings take, from the start to the end of the buffer of their last slot.
  static func reserve(
    _ meetings: [Identifier<Meeting>], of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Reservations.reserve */ insert into reservations (expo_id, resource_id, meeting_id, during)
      select m.expo_id, r.id, m.id, tstzrange(
        lower(m.during), upper(m.during) + make_interval(mins => t.buffer_minutes))
      from meetings m
      join timeslots t on t.expo_id = m.expo_id and upper(t.during) = upper(m.during)
      cross join lateral (
        select id from resources where expo_id = m.expo_id and participation_id = m.a_id
          and unit = m.team_a
        union all
        select id from resources where expo_id = m.expo_id and participation_id = m.b_id
          and unit = m.team_b
        union all
        select r.id from unnest(m.guest_ids, m.guest_teams) g (firm, team)
        join resources r on r.expo_id = m.expo_id and r.participation_id = g.firm and r.unit = g.team
        union all
        select id from resources where expo_id = m.expo_id and participation_id = m.interpreter_id
          and unit = 1
        union all
        select id from resources where expo_id = m.expo_id and space_id = m.table_id and unit = 1
      ) r
      where m.expo_id = \(expo) and m.id = any(\(meetings.map(\.rawValue)))
      """)
  }

  /// Gives back what the meetings have reserved.
  static func release(
    _ meetings: [Identifier<Meeting>], of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Reservations.release */ update reservations set state = 'released'
      where expo_id = \(expo) and meeting_id = any(\(meetings.map(\.rawValue)))
        and state <> 'released'
      """)
  }

  /// What stands in the way of a plan: the first other reservation of anything it needs.
  static func blocking(
    _ plan: PlannedMeeting, occupied: TimeRange, except id: Identifier<Meeting>? = nil,
    clock: VenueClock, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> MeetingError? {
    let row = try await tx.first(
      """
      /* Reservations.blocking */ select
        case r.kind when 'space' then 'table ' || s.code
          when 'interpreter' then 'interpreter ' || p.code
          else 'team ' || r.unit || ' of ' || p.code end as resource,
        v.meeting_id, lower(v.during) as start, upper(v.during) as stop, i.code as item,
        a.code as a, b.code as b, w.code as at_table
      from reservations v
      join resources r on r.expo_id = v.expo_id and r.id = v.resource_id
      left join spaces s on s.expo_id = r.expo_id and s.id = r.space_id
      left join participations p on p.expo_id = r.expo_id and p.id = r.participation_id
      left join meetings m on m.expo_id = v.expo_id and m.id = v.meeting_id
      left join participations a on a.expo_id = m.expo_id and a.id = m.a_id
      left join participations b on b.expo_id = m.expo_id and b.id = m.b_id
      left join spaces w on w.expo_id = m.expo_id and w.id = m.table_id
      left join programme_items i on i.expo_id = v.expo_id and i.id = v.programme_item_id
      where v.expo_id = \(expo) and v.state in ('held', 'confirmed')
        and v.during && tstzrange(\(occupied.start), \(occupied.end))
        and (\(id)::bigint is null or v.meeting_id is distinct from \(id))
        and (r.space_id = \(plan.table) or r.participation_id = \(plan.interpreter)
          or (r.participation_id, r.unit) in (select firm, team
            from unnest(\(plan.pair.firms), \(plan.teams)) as t (firm, team)))
      order by r.kind = 'space' desc, lower(v.during), v.id limit 1
      """)
    guard let row else { return nil }
    let item = try row.decode("item", as: String?.self)
    let firms = [try row.decode("a", as: String?.self), try row.decode("b", as: String?.self)]
    return .doubleBooked(
      resource: try row.decode("resource"),
      by: BlockingReservation(
        meeting: try row.decode("meeting_id"), who: item.map { [$0] } ?? firms.compactMap { $0 },
        table: try row.decode("at_table"), start: clock.text(try row.decode("start")),
        end: clock.time(try row.decode("stop"))))
  }
}
