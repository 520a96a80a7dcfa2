import Postgres

/// The statements on the programme and the spaces it reserves.
enum ProgrammeQueries {
  private static let items = Upsert(
    table: "programme_items", key: ["expo_id", "code"],
    columns: """
      expo_id bigint, code text, space_id bigint, kind text, names jsonb, during tstzrange,
      ranks int4range, sector_code text, attendees text[]
      """)

  static func store(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws -> [ImportResult] {
    try await items.run(records, in: tx)
  }

  /// Reserves, for each of the items, its space and every space in it, and all teams of the firms
  /// expected there; earlier reservations of the items are given up.
  static func reserve(
    _ codes: [String], of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Programme.release */ update reservations r set state = 'released'
      from programme_items i
      where i.expo_id = \(expo) and i.code = any(\(codes)) and r.expo_id = i.expo_id
        and r.programme_item_id = i.id and r.state <> 'released'
      """)
    try await tx.execute(
      """
      /* Programme.reserve */ with recursive inside as (
        select i.id as item_id, i.during, i.space_id from programme_items i
        where i.expo_id = \(expo) and i.code = any(\(codes))
        union
        select n.item_id, n.during, s.id from inside n
        join spaces s on s.expo_id = \(expo) and s.parent_id = n.space_id
      ), resource as (
        insert into resources (expo_id, kind, space_id)
        select distinct \(expo), 'space', space_id from inside
        on conflict (expo_id, space_id, unit) do update set kind = excluded.kind
        returning id, space_id
      )
      insert into reservations (expo_id, resource_id, programme_item_id, during)
      select \(expo), r.id, n.item_id, n.during from inside n join resource r using (space_id)
      """)
    try await reserveTeams(codes, of: expo, in: tx)
  }

  private static func reserveTeams(
    _ codes: [String], of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    let firms = try await tx.query(
      """
      /* Programme.firms */ select distinct p.id from programme_items i
      join participations p on p.expo_id = i.expo_id and p.code = any(i.attendees)
      where i.expo_id = \(expo) and i.code = any(\(codes))
      """
    ).map { row throws in try row.decode(Identifier<Participation>.self) }
    guard !firms.isEmpty else { return }
    try await ReservationQueries.prepareTeams(of: firms, expo: expo, in: tx)
    try await tx.execute(
      """
      /* Programme.reserveTeams */ insert into reservations (expo_id, resource_id,
        programme_item_id, during)
      select i.expo_id, r.id, i.id, i.during from programme_items i
      join participations p on p.expo_id = i.expo_id and p.code = any(i.attendees)
      join resources r on r.expo_id = i.expo_id and r.participation_id = p.id
      where i.expo_id = \(expo) and i.code = any(\(codes))
      """)
  }
}
