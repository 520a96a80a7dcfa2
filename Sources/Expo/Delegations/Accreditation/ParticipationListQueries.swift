import Postgres

/// The statements that list registrations.
enum ParticipationListQueries {
  static func list(
    of expo: Identifier<Edition>, _ filter: ParticipationFilter, in tx: PostgresTransaction
  ) async throws -> [ParticipationSummary] {
    let states = filter.states?.map(\.rawValue)
    return try await tx.query(
      """
      /* Participations.list */ with recursive branch as (
        select id from delegations where expo_id = \(expo) and code = \(filter.delegation)
        union
        select c.id from branch b join delegations c on c.expo_id = \(expo) and c.parent_id = b.id
          and not \(filter.isDelegationAlone)
      )
      select p.code, p.role, p.positions, p.rank, p.state, d.code as delegation,
        f.code as enterprise, s.at as since, s.actor as decided_by, s.reason,
        (select jsonb_object_agg(n.language, n.name) from party_names n
          where n.party_id = p.party_id and n.kind = 'legal' and upper_inf(n.valid)) as names
      from participations p
      left join participations f on f.expo_id = p.expo_id and f.id = p.enterprise_id
      left join delegations d on d.expo_id = p.expo_id
        and d.id = coalesce(p.delegation_id, f.delegation_id)
      left join lateral (select at, actor, reason from participation_states s
        where s.expo_id = p.expo_id and s.participation_id = p.id order by s.seq desc limit 1) s
        on true
      where p.expo_id = \(expo)
        and (\(filter.delegation)::text is null or d.id in (select id from branch))
        and (\(filter.enterprise)::text is null or f.code = \(filter.enterprise))
        and (\(filter.roles)::text[] is null or p.role = any(\(filter.roles)))
        and (\(states)::text[] is null or p.state = any(\(states)))
        and (\(filter.codes)::text[] is null or p.code = any(\(filter.codes)))
      order by \(filter.order.expression), p.code
      """
    ).map { row throws in try ParticipationSummary(row) }
  }
}

extension ParticipationSummary {
  fileprivate init(_ row: PostgresRow) throws {
    self.init(
      code: try row.decode("code"),
      names: try row.decode("names", as: JSON<LocalizedText>?.self)?.value ?? LocalizedText([:]),
      role: try row.decode("role"), delegation: try row.decode("delegation"),
      enterprise: try row.decode("enterprise"),
      position: try row.decode("positions", as: JSON<LocalizedText>?.self)?.value,
      rank: Int(try row.decode("rank", as: Int16.self)), state: try row.decode("state"),
      since: try row.decode("since"), by: try row.decode("decided_by"),
      reason: try row.decode("reason"))
  }
}
