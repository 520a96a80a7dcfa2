import Postgres

/// The statements on the people of an expo.
enum PersonQueries {
  static func detail(
    _ code: String, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> PersonDetail? {
    let row = try await tx.first(
      """
      /* People.detail */ select p.party_id, p.languages, a.nationality, p.email, p.phone,
        p.arrival_post, p.consent_badge, p.consent_crossborder,
        (select d.code from delegation_heads h join delegations d on d.expo_id = h.expo_id
          and d.id = h.delegation_id where h.expo_id = p.expo_id and h.participation_id = p.id
          and upper_inf(h.during) order by d.code limit 1) as leads
      from participations p left join people a on a.party_id = p.party_id
      where p.expo_id = \(expo) and p.code = \(code) and p.role <> 'enterprise'
      """)
    let found = try await ParticipationListQueries.list(
      of: expo, ParticipationFilter(codes: [code]), in: tx)
    guard let row, let summary = found.first else { return nil }
    return PersonDetail(
      summary: summary, leads: try row.decode("leads"), languages: try row.decode("languages"),
      nationality: try row.decode("nationality"), email: try row.decode("email"),
      phone: try row.decode("phone"), arrivalPost: try row.decode("arrival_post"),
      badgeConsent: try row.decode("consent_badge"),
      crossBorderConsent: try row.decode("consent_crossborder"),
      names: try await PartyNameQueries.records(of: try row.decode("party_id"), in: tx),
      steps: try await AccreditationQueries.steps(of: code, expo: expo, in: tx))
  }

  /// The party behind a person's code.
  static func party(
    _ code: String, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Identifier<Party>? {
    try await tx.first(
      """
      /* People.party */ select party_id from participations
      where expo_id = \(expo) and code = \(code) and role <> 'enterprise'
      """
    )?.decode("party_id")
  }

  /// The next code of the form `P00123`.
  static func nextCode(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> String {
    let row = try await tx.first(
      """
      /* People.nextCode */ select 'P' || lpad((coalesce(max(substr(code, 2)::bigint), 0) + 1)::text,
        5, '0') as code
      from participations where expo_id = \(expo) and code ~ '^P[0-9]{1,15}$'
      """)
    return try row?.decode("code") ?? "P00001"
  }

  /// A person as the row of a file would have it.
  static func cells(
    _ code: String, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [String: String]? {
    try await tx.first(
      """
      /* People.cells */ select jsonb_strip_nulls(jsonb_build_object(
        'role', p.role, 'enterprise_code', f.code, 'delegation_code', d.code, 'country', a.country,
        'protocol_rank', p.rank::text, 'position_ru', p.positions ->> 'ru', 'position_zh',
        p.positions ->> 'zh', 'position_en', p.positions ->> 'en', 'sex', h.sex, 'born',
        h.born::text, 'nationality', h.nationality, 'email', p.email, 'phone', p.phone, 'languages',
        array_to_string(p.languages, ';'), 'consent_badge', p.consent_badge::text,
        'consent_crossborder', p.consent_crossborder::text, 'arrival_post', p.arrival_post,
        'travel_doc_no', t.number, 'travel_doc_expiry', t.expires::text, 'mrz1', t.mrz1, 'mrz2',
        t.mrz2, 'family_ru', r.family, 'given_ru', r.given, 'patronymic_ru', r.patronymic,
        'family_en', e.family, 'given_en', e.given, 'name_zh', z.name)) as cells
      from participations p join parties a on a.id = p.party_id
      left join people h on h.party_id = p.party_id
      left join participations f on f.expo_id = p.expo_id and f.id = p.enterprise_id
      left join delegations d on d.expo_id = p.expo_id and d.id = p.delegation_id
      left join lateral (select * from travel_documents t where t.party_id = p.party_id
        order by t.expires desc nulls last, t.number limit 1) t on true
      left join party_names r on r.party_id = p.party_id and r.language = 'ru'
        and r.kind = 'legal' and upper_inf(r.valid)
      left join party_names e on e.party_id = p.party_id and e.language = 'en'
        and e.kind = 'legal' and upper_inf(e.valid)
      left join party_names z on z.party_id = p.party_id and z.language = 'zh'
        and z.kind = 'legal' and upper_inf(z.valid)
      where p.expo_id = \(expo) and p.code = \(code)
        and p.role in ('head', 'lead', 'delegate', 'liaison')
      """
    )?.decode("cells", as: JSON<[String: String]>.self).value
  }
}
