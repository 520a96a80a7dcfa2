import Foundation
import Postgres

/// The statements on absences entered one by one; files go through `ParticipationQueries`.
enum AbsenceQueries {
  static func list(
    of expo: Identifier<Edition>, code: String? = nil, id: Int64? = nil,
    in tx: PostgresTransaction
  ) async throws -> [Absence] {
    try await tx.query(
      """
      /* Absences.list */ select a.id, p.code, p.role, lower(a.during) as start,
        upper(a.during) as stop, a.reason,
        (select jsonb_object_agg(n.language, n.name) from party_names n
          where n.party_id = p.party_id and n.kind = 'legal' and upper_inf(n.valid)) as names
      from availabilities a
      join participations p on p.expo_id = a.expo_id and p.id = a.participation_id
      where a.expo_id = \(expo) and (\(code)::text is null or p.code = \(code))
        and (\(id)::bigint is null or a.id = \(id))
      order by lower(a.during), p.code, a.id
      """
    ).map { row throws in
      Absence(
        id: try row.decode("id"), code: try row.decode("code"), role: try row.decode("role"),
        names: try row.decode("names", as: JSON<LocalizedText>?.self)?.value ?? LocalizedText([:]),
        start: try row.decode("start"), end: try row.decode("stop"),
        reason: try row.decode("reason"))
    }
  }

  /// Who is meant by a code: a firm, an interpreter, or every firm of a delegation.
  static func people(
    _ code: String, _ kind: AbsenceKind, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [Identifier<Participation>] {
    let roles = kind == .any ? ["enterprise", "interpreter"] : [kind.rawValue]
    return try await tx.query(
      """
      /* Absences.people */ with recursive branch as (
        select id from delegations where expo_id = \(expo) and code = \(code)
          and \(kind == .delegation)
        union
        select c.id from branch b join delegations c on c.expo_id = \(expo) and c.parent_id = b.id
      )
      select p.id from participations p
      where p.expo_id = \(expo) and p.state = 'approved' and (
        p.code = \(code) and p.role = any(\(roles))
        or p.role = 'enterprise' and p.delegation_id in (select id from branch))
      order by p.id
      """
    ).map { row throws in try row.decode("id") }
  }

  static func insert(
    _ people: [Identifier<Participation>], _ during: TimeRange, reason: String,
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [Absence] {
    let rows = try await tx.query(
      """
      /* Absences.insert */ insert into availabilities (expo_id, participation_id, during, reason)
      select \(expo), p, tstzrange(\(during.start), \(during.end)), \(reason)
      from unnest(\(people)) as p
      on conflict on constraint availabilities_once do nothing
      returning id
      """)
    let made = Set(try rows.map { row throws in try row.decode("id", as: Int64.self) })
    return try await list(of: expo, in: tx).filter { made.contains($0.id) }
  }

  static func delete(
    _ id: Int64, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      "/* Absences.delete */ delete from availabilities where expo_id = \(expo) and id = \(id)")
  }
}
