import Postgres

/// The statements on expos, their series and the sectors.
enum EditionQueries {
  private static let columns: SQL = """
    e.id, e.code, s.code as series, e.edition, e.names, e.host_country, e.city, e.time_zone,
    lower(e.dates)::text as first_day, (upper(e.dates) - 1)::text as last_day, e.status,
    e.reviews_registrations
    """

  static func all(in tx: PostgresTransaction) async throws -> [Edition] {
    try await tx.query(
      """
      /* Editions.all */ select \(columns) from expos e left join expo_series s on s.id = e.series_id
      order by lower(e.dates) desc, e.code
      """
    ).map { row throws in try Edition(row) }
  }

  static func find(code: String, in tx: PostgresTransaction) async throws -> Edition {
    let row = try await tx.first(
      """
      /* Editions.find */ select \(columns) from expos e left join expo_series s on s.id = e.series_id
      where e.code = \(code)
      """)
    guard let row else { throw EditionError.unknown(code: code) }
    return try Edition(row)
  }

  static func names(
    ofSeries code: String, in tx: PostgresTransaction
  ) async throws -> [SeriesName] {
    try await tx.query(
      """
      /* Editions.names */ select n.language, n.position, n.name, n.valid_from::text,
        n.valid_to::text
      from series_names n join expo_series s on s.id = n.series_id where s.code = \(code)
      order by n.position, n.language
      """
    ).map { row throws in try SeriesName(row) }
  }

  /// Every name of every series, with the editions of the series, the latest first.
  static func seriesNames(
    in tx: PostgresTransaction
  ) async throws -> [(series: String, editions: [String], name: SeriesName)] {
    try await tx.query(
      """
      /* Editions.seriesNames */ select s.code, n.language, n.position, n.name, n.valid_from::text,
        n.valid_to::text, array(select e.code::text from expos e where e.series_id = s.id
          order by lower(e.dates) desc) as editions
      from expo_series s join series_names n on n.series_id = s.id
      order by s.code, n.position, n.language
      """
    ).map { row throws in
      (try row.decode("code"), try row.decode("editions"), try SeriesName(row))
    }
  }

  /// Moves an edition to another status; `expos.status` follows (trigger `expo_states_apply`).
  static func setStatus(
    _ status: EditionStatus, of expo: Identifier<Edition>, reason: String?, by actor: Actor,
    in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Editions.setStatus */ insert into expo_states (expo_id, after, actor, reason)
      values (\(expo), \(status.rawValue), \(actor.name), \(reason))
      """)
  }

  /// The status at the end of a day in the time zone of the venue: what it was moved to last before,
  /// else what the first move came from, else what it is.
  static func status(
    of edition: Edition, on day: CalendarDay, in tx: PostgresTransaction
  ) async throws -> EditionStatus {
    let row = try await tx.first(
      """
      /* Editions.statusOn */ with ended as (
        select (\(day.description)::date + 1)::timestamp at time zone \(edition.timeZone) as at
      )
      select coalesce(
        (select after from expo_states s, ended where s.expo_id = \(edition.id) and s.at < ended.at
          order by s.seq desc limit 1),
        (select before from expo_states s where s.expo_id = \(edition.id) order by s.seq limit 1))
        as status
      """)
    let status = try row?.decode("status", as: String?.self)
    return status.flatMap(EditionStatus.init) ?? edition.status
  }

  static func insert(_ new: NewEdition, in tx: PostgresTransaction) async throws {
    if let series = new.series { try await insertSeries(series, in: tx) }
    do {
      try await tx.execute(
        """
        /* Editions.insert */ insert into expos (code, series_id, edition, names, host_country, city,
          time_zone, dates, reviews_registrations)
        values (\(new.code), (select id from expo_series where code = \(new.series)),
          \(Int32(new.edition)), \(JSON(new.names)), \(new.hostCountry), \(new.city),
          \(new.timeZone),
          daterange(\(new.days.lowerBound.description)::date,
            \(new.days.upperBound.description)::date, '[]'), \(new.reviewsRegistrations))
        """)
    } catch let error as PostgresError {
      throw EditionError(error, new) ?? error
    }
  }

  static func insertSeries(_ code: String, in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      /* Editions.insertSeries */ insert into expo_series (code) values (\(code))
      on conflict (code) do nothing
      """)
  }

  static func seriesIDs(in tx: PostgresTransaction) async throws -> [String: Int64] {
    try await tx.query("/* Editions.seriesIDs */ select code, id from expo_series")
      .reduce(into: [:]) { ids, row throws in ids[try row.decode("code")] = try row.decode("id") }
  }

  static func sectorCodes(in tx: PostgresTransaction) async throws -> Set<String> {
    Set(
      try await tx.query("/* Editions.sectorCodes */ select code from sectors")
        .map { row throws in try row.decode("code", as: String.self) })
  }
}

extension EditionError {
  /// What a broken constraint means; nil when it is none of ours.
  fileprivate init?(_ error: PostgresError, _ new: NewEdition) {
    switch error.constraint {
    case "expos_code": self = .exists(code: new.code)
    case "expos_edition": self = .editionTaken(series: new.series ?? "", edition: new.edition)
    case "expos_edition_positive":
      self = .invalid(field: "edition", value: String(new.edition), rule: "from 1 upwards")
    case "code_text_form":
      self = .invalid(field: "code", value: new.code, rule: "letters, digits, “.”, “_” and “-”")
    default: return nil
    }
  }
}

extension Edition {
  init(_ row: PostgresRow) throws {
    guard let first = CalendarDay(try row.decode("first_day", as: String.self)),
      let last = CalendarDay(try row.decode("last_day", as: String.self))
    else { throw EditionError.invalid(field: "dates", value: "", rule: "must have two ends") }
    self.init(
      id: try row.decode("id"), code: try row.decode("code"), series: try row.decode("series"),
      edition: Int(try row.decode("edition", as: Int32.self)),
      names: try row.decode("names", as: JSON<LocalizedText>.self).value,
      hostCountry: try row.decode("host_country"), city: try row.decode("city"),
      timeZone: try row.decode("time_zone"), firstDay: first, lastDay: last,
      status: EditionStatus(rawValue: try row.decode("status")) ?? .open,
      reviewsRegistrations: try row.decode("reviews_registrations"))
  }
}

extension SeriesName {
  fileprivate init(_ row: PostgresRow) throws {
    self.init(
      language: try row.decode("language"),
      position: Int(try row.decode("position", as: Int16.self)), name: try row.decode("name"),
      validFrom: try row.decode("valid_from", as: String?.self).flatMap(CalendarDay.init),
      validTo: try row.decode("valid_to", as: String?.self).flatMap(CalendarDay.init))
  }
}
