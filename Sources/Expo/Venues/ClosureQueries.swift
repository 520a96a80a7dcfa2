import Foundation
import Postgres

/// The statements on closures.
enum ClosureQueries {
  static func list(
    of expo: Identifier<Edition>, space: String? = nil, id: Int64? = nil,
    in tx: PostgresTransaction
  ) async throws -> [Closure] {
    try await tx.query(
      """
      /* Closures.list */ with \(VenueQueries.tables(of: expo))
      select c.id, s.code, s.kind, lower(c.during) as start,
        upper(c.during) as stop, c.reason, (with recursive inside as (
          select s.id
          union all
          select x.id from inside i join spaces x on x.expo_id = c.expo_id and x.parent_id = i.id
        ) select count(*) from inside i join meeting_table t on t.id = i.id) as tables
      from space_closures c join spaces s on s.expo_id = c.expo_id and s.id = c.space_id
      where c.expo_id = \(expo) and (\(space)::text is null or s.code = \(space))
        and (\(id)::bigint is null or c.id = \(id))
      order by lower(c.during), s.code, c.id
      """
    ).map { row throws in
      Closure(
        id: try row.decode("id"), space: try row.decode("code"), kind: try row.decode("kind"),
        tables: Int(try row.decode("tables", as: Int64.self)), start: try row.decode("start"),
        end: try row.decode("stop"), reason: try row.decode("reason"))
    }
  }

  static func find(
    _ id: Int64, of edition: Edition, in tx: PostgresTransaction
  ) async throws -> Closure {
    guard let closure = try await list(of: edition.id, id: id, in: tx).first else {
      throw ClosureError.unknown(id, expo: edition.code)
    }
    return closure
  }

  static func insert(
    _ space: Identifier<Space>, _ during: TimeRange, reason: String?,
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Int64 {
    try await tx.query(
      """
      /* Closures.insert */ insert into space_closures (expo_id, space_id, during, reason)
      values (\(expo), \(space), tstzrange(\(during.start), \(during.end)), \(reason))
      returning id
      """)[0].decode("id")
  }

  static func delete(
    _ id: Int64, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      "/* Closures.delete */ delete from space_closures where expo_id = \(expo) and id = \(id)")
  }
}
