import Postgres

/// Somebody of a delegation.
struct DelegationMember: Sendable {
  let id: Identifier<Participation>
  let code: String
  let rank: Int
}

/// The statements on delegations.
enum DelegationQueries {
  private static let delegations = Upsert(
    table: "delegations", key: ["expo_id", "code"],
    columns: """
      expo_id bigint, code text, parent_id bigint, kind text, country text, region_code text,
      names jsonb, head_rank smallint, badge_quota integer, precedence integer, focal_email text,
      status text
      """)

  static func store(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws -> [ImportResult] {
    do {
      return try await delegations.run(records, in: tx)
    } catch let error as PostgresError {
      switch error.constraint {
      case "delegations_within_quota": throw DelegationError.overQuota(error.message)
      case "delegations_no_cycle": throw DelegationError.cycle(code: records.first?.key ?? "")
      default: throw error
      }
    }
  }

  /// The keys of all delegations of an expo by code.
  static func ids(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [String: Identifier<Delegation>] {
    try await tx.query(
      "/* Delegations.ids */ select code, id from delegations where expo_id = \(expo)"
    ).reduce(into: [:]) { ids, row throws in ids[try row.decode("code")] = try row.decode("id") }
  }

  /// The whole tree, depth first, siblings by precedence and then code.
  static func tree(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [DelegationSummary] {
    try await tx.query(
      """
      /* Delegations.tree */ with recursive tree as (
        select d.*, 0 as depth, null::text as parent,
          array[(coalesce(precedence, 2147483647), code::text)] as path
        from delegations d where expo_id = \(expo) and parent_id is null
        union all
        select d.*, t.depth + 1, t.code::text,
          t.path || (coalesce(d.precedence, 2147483647), d.code::text)
        from tree t join delegations d on d.expo_id = t.expo_id and d.parent_id = t.id
      ), placed as materialized (
        select p.id, p.role, p.state, coalesce(p.delegation_id, f.delegation_id) as delegation_id
        from participations p
        left join participations f on f.expo_id = p.expo_id and f.id = p.enterprise_id
        where p.expo_id = \(expo)
      ), members as (
        select t.id,
          count(p.id) filter (where p.role = 'enterprise') as enterprises,
          count(p.id) filter (where p.role in ('head', 'lead', 'delegate', 'liaison')) as people,
          count(p.id) filter (where p.role in ('head', 'lead', 'delegate', 'liaison')
            and p.state = 'approved' and b.id = t.id) as badges,
          count(p.id) filter (where p.state in ('new', 'pre_approved') and b.id = t.id) as waiting
        from tree t
        join tree b on b.path[1:cardinality(t.path)] = t.path
        left join placed p on p.delegation_id = b.id and p.state not in ('rejected', 'withdrawn')
        group by t.id
      )
      select t.code, t.parent, t.depth, t.kind, t.country, t.names, t.precedence, t.badge_quota,
        t.status, t.focal_email, m.enterprises, m.people, m.badges, m.waiting, p.code as head_code, p.rank as head_rank, p.positions,
        (select jsonb_object_agg(n.language, n.name) from party_names n
          where n.party_id = p.party_id and n.kind = 'legal' and upper_inf(n.valid)) as head_names
      from tree t join members m on m.id = t.id
      left join delegation_heads h on h.expo_id = t.expo_id and h.delegation_id = t.id
        and upper_inf(h.during)
      left join participations p on p.expo_id = h.expo_id and p.id = h.participation_id
      order by t.path
      """
    ).map { row throws in try DelegationSummary(row) }
  }
}

extension DelegationSummary {
  fileprivate init(_ row: PostgresRow) throws {
    var head: DelegationHead?
    if let code = try row.decode("head_code", as: String?.self) {
      head = DelegationHead(
        code: code,
        names: try row.decode("head_names", as: JSON<LocalizedText>?.self)?.value
          ?? LocalizedText([:]),
        position: try row.decode("positions", as: JSON<LocalizedText>?.self)?.value,
        rank: Int(try row.decode("head_rank", as: Int16.self)))
    }
    self.init(
      code: try row.decode("code"), parent: try row.decode("parent"),
      depth: Int(try row.decode("depth", as: Int32.self)), kind: try row.decode("kind"),
      country: try row.decode("country"),
      names: try row.decode("names", as: JSON<LocalizedText>.self).value, head: head,
      precedence: try row.decode("precedence", as: Int32?.self).map(Int.init), place: 0,
      placeReason: "", badgeQuota: try row.decode("badge_quota", as: Int32?.self).map(Int.init),
      badgesUsed: Int(try row.decode("badges", as: Int64.self)),
      waiting: Int(try row.decode("waiting", as: Int64.self)),
      liaison: try row.decode("focal_email"),
      enterprises: Int(try row.decode("enterprises", as: Int64.self)),
      people: Int(try row.decode("people", as: Int64.self)), status: try row.decode("status"))
  }
}
