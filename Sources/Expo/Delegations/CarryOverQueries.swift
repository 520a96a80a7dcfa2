import Postgres

/// The statements that give an expo the delegations, firms and people of another.
///
/// Who comes again is new until someone decides; heads, consents and notes belong to the edition they
/// were given for.
enum CarryOverQueries {
  static func copyDelegations(
    from source: Identifier<Edition>, to target: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Int {
    let copied = try await tx.query(
      """
      /* Delegations.copy */ insert into delegations (expo_id, code, kind, country, region_code,
        names, head_rank, badge_quota, precedence, focal_email)
      select \(target), code, kind, country, region_code, names, head_rank, badge_quota, precedence,
        focal_email
      from delegations where expo_id = \(source) and status <> 'withdrawn' order by id returning id
      """
    ).count
    try await tx.execute(
      """
      /* Delegations.copyTree */ update delegations t set parent_id = tp.id
      from delegations s join delegations sp on sp.expo_id = s.expo_id and sp.id = s.parent_id
      join delegations tp on tp.expo_id = \(target) and tp.code = sp.code
      where s.expo_id = \(source) and t.expo_id = \(target) and t.code = s.code
      """)
    return copied
  }

  /// Copies the participations of firms, or of people, that were not turned down.
  static func copyParticipations(
    roles: [String], from source: Identifier<Edition>, to target: Identifier<Edition>,
    in tx: PostgresTransaction
  ) async throws -> Int {
    try await tx.query(
      """
      /* Participations.copy */ insert into participations (expo_id, party_id, code, role,
        delegation_id, enterprise_id, state, rank, is_vip, languages, sector_code, teams, daily_cap,
        positions, email, phone)
      select \(target), s.party_id, s.code, s.role, td.id, tf.id, 'new', s.rank, s.is_vip,
        s.languages, s.sector_code, s.teams, s.daily_cap, s.positions, s.email, s.phone
      from participations s
      left join delegations sd on sd.expo_id = s.expo_id and sd.id = s.delegation_id
      left join delegations td on td.expo_id = \(target) and td.code = sd.code
      left join participations sf on sf.expo_id = s.expo_id and sf.id = s.enterprise_id
      left join participations tf on tf.expo_id = \(target) and tf.code = sf.code
      where s.expo_id = \(source) and s.role = any(\(roles))
        and s.state not in ('rejected', 'withdrawn') and (td.id is not null or tf.id is not null)
      order by s.id returning id
      """
    ).count
  }
}
