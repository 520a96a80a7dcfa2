import Postgres

/// The statements on the firms of an edition.
enum EnterpriseQueries {
  private static let columns: SQL = """
    p.id, p.party_id, p.code, a.country, d.code as delegation, p.sector_code, p.languages, p.teams,
    p.is_vip, p.state,
    (select jsonb_object_agg(n.language, n.name) from party_names n where n.party_id = p.party_id
      and n.kind = 'legal' and upper_inf(n.valid)) as names
    """
  private static let source: SQL = """
    from participations p join parties a on a.id = p.party_id
    left join delegations d on d.expo_id = p.expo_id and d.id = p.delegation_id
    """

  static func list(
    of expo: Identifier<Edition>, _ filter: EnterpriseFilter, in tx: PostgresTransaction
  ) async throws -> [EnterpriseSummary] {
    try await tx.query(
      """
      /* Enterprises.list */ with recursive branch as (
        select id from delegations where expo_id = \(expo) and code = \(filter.delegation)
        union
        select c.id from branch b join delegations c on c.expo_id = \(expo) and c.parent_id = b.id
      )
      select \(columns) \(source)
      where p.expo_id = \(expo) and p.role = 'enterprise'
        and (\(filter.delegation)::text is null or p.delegation_id in (select id from branch))
        and (\(filter.sector)::text is null or p.sector_code = \(filter.sector))
        and (\(filter.country)::text is null or a.country = \(filter.country))
        and (\(filter.state?.rawValue)::text is null or p.state = \(filter.state?.rawValue))
        and (\(filter.text)::text is null or exists (select from party_names n
          where n.party_id = p.party_id and strpos(lower(n.name), lower(\(filter.text))) > 0))
      order by \(filter.order.expression), p.code
      """
    ).map { row throws in try EnterpriseSummary(row) }
  }

  /// The firms of some parties.
  static func firms(
    of expo: Identifier<Edition>, parties: [Int64], in tx: PostgresTransaction
  ) async throws -> [(party: Int64, firm: EnterpriseSummary)] {
    try await tx.query(
      """
      /* Enterprises.firms */ select \(columns) \(source)
      where p.expo_id = \(expo) and p.role = 'enterprise' and p.party_id = any(\(parties))
      """
    ).map { row throws in (try row.decode("party_id"), try EnterpriseSummary(row)) }
  }

  /// A firm as the row of a file would have it.
  static func cells(
    _ code: String, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [String: String]? {
    try await tx.first(
      """
      /* Enterprises.cells */ select jsonb_strip_nulls(
        jsonb_build_object('delegation_code', d.code, 'country', a.country, 'region_code',
          a.region_code, 'sector_code', p.sector_code, 'legal_form', e.legal_form, 'founded',
          e.founded::text, 'employees', e.employees::text, 'website', e.website,
          'working_languages', array_to_string(p.languages, ';'), 'teams', p.teams::text,
          'daily_cap', p.daily_cap::text, 'sold_meetings', p.sold_meetings::text, 'stand',
          (select s.code from spaces s where s.expo_id = p.expo_id and s.id = p.stand_id), 'rank', p.rank::text, 'is_vip',
          case when p.is_vip then 'yes' else 'no' end, 'contact_email', p.email,
          'contact_phone', p.phone, 'note', p.note, 'offers_ru', e.offers ->> 'ru', 'offers_zh',
          e.offers ->> 'zh', 'offers_en', e.offers ->> 'en', 'seeks_ru', e.seeks ->> 'ru',
          'seeks_zh', e.seeks ->> 'zh', 'seeks_en', e.seeks ->> 'en')
        || coalesce((select jsonb_object_agg('name_' || n.language, n.name) from party_names n
          where n.party_id = p.party_id and n.kind = 'legal' and upper_inf(n.valid)), '{}')
        || coalesce((select jsonb_object_agg(replace(i.scheme, 'ogrnip', 'ogrn'), i.value)
          from party_identifiers i where i.party_id = p.party_id and upper_inf(i.valid)
            and i.scheme in ('inn', 'ogrn', 'ogrnip', 'kpp', 'uscc', 'lei')), '{}')) as cells
      \(source) left join enterprises e on e.party_id = p.party_id
      where p.expo_id = \(expo) and p.role = 'enterprise' and p.code = \(code)
      """
    )?.decode("cells", as: JSON<[String: String]>.self).value
  }

  /// The rows of files that changed a firm.
  static func importEvents(
    of code: String, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [EnterpriseEvent] {
    try await tx.query(
      """
      /* Enterprises.importEvents */ select b.created_at, b.created_by, b.file_name, r.row_number,
        coalesce('resolved.' || r.resolution, r.result) as what
      from import_rows r join import_batches b on b.id = r.batch_id
      where b.expo_id = \(expo) and b.kind = 'enterprises' and r.record = \(code)
        and r.result <> 'rejected'
      """
    ).map { row throws in
      EnterpriseEvent(
        at: try row.decode("created_at"), actor: try row.decode("created_by"),
        action: "import.\(try row.decode("what", as: String.self))",
        detail: [
          "file": try row.decode("file_name"),
          "row": String(try row.decode("row_number", as: Int32.self)),
        ])
    }
  }

  static func detail(
    _ code: String, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> EnterpriseDetail? {
    let row = try await tx.first(
      """
      /* Enterprises.detail */ select \(columns), e.legal_form, e.founded, e.employees, e.website,
        e.offers, e.seeks,
        (select s.code from spaces s where s.expo_id = p.expo_id and s.id = p.stand_id) as stand,
        (select coalesce(jsonb_object_agg(i.scheme, i.value), '{}') from party_identifiers i
          where i.party_id = p.party_id and upper_inf(i.valid)) as numbers
      \(source) left join enterprises e on e.party_id = p.party_id
      where p.expo_id = \(expo) and p.role = 'enterprise' and p.code = \(code)
      """)
    guard let row else { return nil }
    return EnterpriseDetail(
      summary: try EnterpriseSummary(row),
      numbers: try row.decode("numbers", as: JSON<[String: String]>.self).value,
      legalForm: try row.decode("legal_form"),
      founded: try row.decode("founded", as: Int16?.self).map(Int.init),
      employees: try row.decode("employees", as: Int32?.self).map(Int.init),
      website: try row.decode("website"),
      offers: try row.decode("offers", as: JSON<LocalizedText>?.self)?.value,
      seeks: try row.decode("seeks", as: JSON<LocalizedText>?.self)?.value,
      stand: try row.decode("stand"),
      nameRecords: try await PartyNameQueries.records(of: try row.decode("party_id"), in: tx),
      numberRecords: try await SchemeQueries.records(of: try row.decode("party_id"), in: tx),
      people: try await people(of: try row.decode("id"), expo: expo, in: tx),
      sources: try await sources(of: code, expo: expo, in: tx))
  }

  private static func people(
    of firm: Identifier<Participation>, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [EnterprisePerson] {
    try await tx.query(
      """
      /* Enterprises.people */ select p.code, p.role,
        (select jsonb_object_agg(n.language, n.name) from party_names n
          where n.party_id = p.party_id and n.kind = 'legal' and upper_inf(n.valid)) as names
      from participations p where p.expo_id = \(expo) and p.enterprise_id = \(firm)
      order by p.role desc, p.code
      """
    ).map { row throws in
      EnterprisePerson(
        code: try row.decode("code"),
        names: try row.decode("names", as: JSON<LocalizedText>?.self)?.value ?? LocalizedText([:]),
        role: try row.decode("role"))
    }
  }

  private static func sources(
    of code: String, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [RecordSource] {
    try await tx.query(
      """
      /* Enterprises.sources */ select b.file_name, r.row_number, r.result
      from import_rows r join import_batches b on b.id = r.batch_id
      where b.expo_id = \(expo) and b.kind = 'enterprises' and r.record = \(code)
        and r.result in ('inserted', 'updated')
      order by b.id desc
      """
    ).map { row throws in
      RecordSource(
        file: try row.decode("file_name"), row: Int(try row.decode("row_number", as: Int32.self)),
        result: try row.decode("result"))
    }
  }
}

extension EnterpriseSummary {
  fileprivate init(_ row: PostgresRow) throws {
    self.init(
      code: try row.decode("code"),
      names: try row.decode("names", as: JSON<LocalizedText>?.self)?.value ?? LocalizedText([:]),
      country: try row.decode("country"), delegation: try row.decode("delegation"),
      sector: try row.decode("sector_code"), languages: try row.decode("languages"),
      teams: Int(try row.decode("teams", as: Int16.self)), isVIP: try row.decode("is_vip"),
      state: try row.decode("state"))
  }
}
