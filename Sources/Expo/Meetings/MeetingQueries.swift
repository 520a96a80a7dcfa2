import Foundation
import Postgres

/// The statements that read meetings.
enum MeetingQueries {
  /// What `labels(_:)` reads, from rows `m` that name firms, slot, table and interpreter by key:
  /// live meetings and the entries of versions alike.
  static let labelColumns: SQL = """
    a.code as a_code, a.names as a_names, a.delegation as a_delegation,
    b.code as b_code, b.names as b_names, b.delegation as b_delegation, m.team_a, m.team_b,
    case when m.guest_ids <> '{}' then (select jsonb_agg(jsonb_build_object('code', g.code,
        'names', coalesce(g.names, '{}'), 'delegation', g.delegation) order by u.n)
      from unnest(m.guest_ids) with ordinality u (id, n) join who g on g.id = u.id) end as guests,
    m.guest_teams, t.code as slot, t.day::text as day, lower(m.during) as start, upper(m.during) as stop,
    m.duration_slots, s.code as table_code, h.code as hall, h.names as hall_names,
    i.code as interpreter, i.names as interpreter_names, m.rank, m.sector_code, m.lock_level
    """

  /// Whether a firm, if one is given by code, takes part in a row `m`; for `labelJoins`.
  static func includes(_ firm: String?) -> SQL {
    """
    (\(firm)::text is null or \(firm) in (a.code, b.code) or m.guest_ids <> '{}'
      and exists (select from who g where g.id = any(m.guest_ids) and g.code = \(firm)))
    """
  }

  /// The joins behind `labelColumns`.
  static let labelJoins: SQL = """
    join timeslots t on t.expo_id = m.expo_id and t.id = m.timeslot_id
    join spaces s on s.expo_id = m.expo_id and s.id = m.table_id
    left join spaces h on h.expo_id = s.expo_id and h.id = s.parent_id
    join who a on a.id = m.a_id join who b on b.id = m.b_id
    left join who i on i.id = m.interpreter_id
    """

  /// The common table expression `who` that `labelJoins` names people from.
  static func who(of expo: Identifier<Edition>) -> SQL {
    """
    who as materialized (
      select p.id, p.code, d.code as delegation, p.delegation_id,
        (select jsonb_object_agg(n.language, n.name) from party_names n
          where n.party_id = p.party_id and n.kind = 'legal' and upper_inf(n.valid)) as names
      from participations p
      left join delegations d on d.expo_id = p.expo_id and d.id = p.delegation_id
      where p.expo_id = \(expo) and p.role in ('enterprise', 'interpreter'))
    """
  }

  static func list(
    of expo: Identifier<Edition>, _ filter: MeetingFilter, id: Identifier<Meeting>? = nil,
    in tx: PostgresTransaction
  ) async throws -> [Meeting] {
    try await tx.query(
      """
      /* Meetings.list */ with recursive branch as (
        select id from delegations where expo_id = \(expo) and code = \(filter.delegation)
        union
        select c.id from branch b join delegations c on c.expo_id = \(expo) and c.parent_id = b.id
      ), \(who(of: expo))
      select m.id, m.state, m.sequence, m.cancel_reason, \(labelColumns)
      from meetings m \(labelJoins)
      where m.expo_id = \(expo)
        and (\(id)::bigint is null or m.id = \(id))
        and (\(filter.state)::text is null or m.state = \(filter.state))
        and \(includes(filter.firm))
        and (\(filter.table)::text is null or s.code = \(filter.table))
        and (\(filter.interpreter)::text is null or i.code = \(filter.interpreter))
        and (\(filter.day?.description)::text is null or t.day = \(filter.day?.description)::date)
        and (\(filter.delegation)::text is null or a.delegation_id in (select id from branch)
          or b.delegation_id in (select id from branch) or exists (select from who g
            where g.id = any(m.guest_ids) and g.delegation_id in (select id from branch)))
      order by lower(m.during), s.code, m.id
      """
    ).map { row throws in try Meeting(row) }
  }

  static func find(
    _ id: Identifier<Meeting>, in edition: Edition, in tx: PostgresTransaction
  ) async throws -> Meeting {
    let found = try await list(of: edition.id, MeetingFilter(state: nil), id: id, in: tx)
    guard let meeting = found.first else {
      throw MeetingError.unknown(id: id, expo: edition.code)
    }
    return meeting
  }

  /// Live meetings as plans, by pair.
  static func planned(
    of expo: Identifier<Edition>, lockedOnly: Bool, in tx: PostgresTransaction
  ) async throws -> [PlannedMeeting] {
    try await live(of: expo, lockedOnly: lockedOnly, in: tx).map(\.plan)
  }

  /// Live meetings by pair, with their numbers.
  static func live(
    of expo: Identifier<Edition>, day: CalendarDay? = nil, lockedOnly: Bool = false,
    in tx: PostgresTransaction
  ) async throws -> [LiveMeeting] {
    try await tx.query(
      """
      /* Meetings.live */ select m.id, m.a_id, m.b_id, m.timeslot_id, m.duration_slots, m.table_id,
        m.interpreter_id, m.team_a, m.team_b, m.rank, m.sector_code, m.lock_level,
        lower(m.during), upper(m.during), m.changed_at, m.guest_ids, m.guest_teams
      from meetings m
      where m.expo_id = \(expo) and m.state = 'confirmed'
        and (not \(lockedOnly) or m.lock_level <> 'none')
        and (\(day?.description)::text is null or m.timeslot_id in (select id from timeslots
          where expo_id = \(expo) and day = \(day?.description)::date))
      order by m.a_id, m.b_id, m.guest_ids
      """
    ).map { row throws in
      let (
        id, a, b, slot, duration, table, interpreter, teamA, teamB, rank, sector, lock,
        start, end, changedAt, guests, guestTeams
      ) =
        try row.decode(
          Identifier<Meeting>.self, Identifier<Participation>.self,
          Identifier<Participation>.self, Identifier<Timeslot>.self, Int.self,
          Identifier<Space>.self, Identifier<Participation>?.self, Int.self, Int.self, Int.self,
          String?.self, LockLevel.self, Date.self, Date.self, Date.self,
          [Identifier<Participation>].self,
          [Int].self)
      return LiveMeeting(
        id: id,
        plan: PlannedMeeting(
          pair: FirmPair(a, b, guests: guests), slot: slot, durationSlots: duration, table: table,
          interpreter: interpreter, teamA: teamA, teamB: teamB, guestTeams: guestTeams,
          rank: rank, sector: sector, lock: lock),
        during: TimeRange(start: start, end: end), changedAt: changedAt)
    }
  }
}

/// A live meeting as it stands.
struct LiveMeeting: Sendable, Hashable {
  let id: Identifier<Meeting>
  let plan: PlannedMeeting
  /// From the start of the first slot to the end of the last, without the buffer.
  let during: TimeRange
  /// When it was booked, moved or locked last.
  let changedAt: Date
}
