import Foundation
import Postgres

/// The statements that read meeting requests.
enum RequestQueries {
  static func list(
    of expo: Identifier<Edition>, _ filter: RequestFilter, code: String? = nil,
    in tx: PostgresTransaction
  ) async throws -> [MeetingRequest] {
    try await tx.query(
      """
      /* Requests.list */ with \(MeetingQueries.who(of: expo)), listed as (
        select r.*, exists (select from meetings m where m.expo_id = r.expo_id
          and m.a_id = least(r.from_id, r.to_id) and m.b_id = greatest(r.from_id, r.to_id)
          and m.guest_ids = r.guest_ids and m.state = 'confirmed') as is_placed
        from meeting_requests r where r.expo_id = \(expo)
      )
      select r.code, a.code as a_code, a.names as a_names, a.delegation as a_delegation,
        b.code as b_code, b.names as b_names, b.delegation as b_delegation, r.preference,
        r.sector_code, r.duration_slots, r.rank, r.needs_interpreter, r.requested_at,
        r.withdrawn_at, r.is_placed,
        case when r.guest_ids <> '{}' then (select jsonb_agg(jsonb_build_object('code', g.code,
            'names', coalesce(g.names, '{}'), 'delegation', g.delegation) order by u.n)
          from unnest(r.guest_ids) with ordinality u (id, n) join who g on g.id = u.id) end as guests
      from listed r join who a on a.id = r.from_id join who b on b.id = r.to_id
      where (\(code)::text is null or r.code = \(code))
        and (\(filter.firm)::text is null or \(filter.firm) in (a.code, b.code)
          or exists (select from who g where g.id = any(r.guest_ids) and g.code = \(filter.firm)))
        and (\(filter.preference)::text is null or r.preference = \(filter.preference))
        and (\(filter.isPlaced)::boolean is null or r.is_placed = \(filter.isPlaced))
      order by r.id
      """
    ).map { row throws in
      MeetingRequest(
        code: try row.decode("code"), from: try firm(row, "a"), to: try firm(row, "b"),
        guests: try row.decode("guests", as: JSON<[FirmLabel]>?.self)?.value ?? [],
        preference: try row.decode("preference"), sector: try row.decode("sector_code"),
        durationSlots: try row.decode("duration_slots"), rank: try row.decode("rank"),
        needsInterpreter: try row.decode("needs_interpreter"),
        requestedAt: try row.decode("requested_at"), withdrawnAt: try row.decode("withdrawn_at"),
        isPlaced: try row.decode("is_placed"))
    }
  }

  /// The code of a wish about the same firms in another order, guests included.
  static func group(
    of firms: [Identifier<Participation>], in expo: Identifier<Edition>,
    in tx: PostgresTransaction
  ) async throws -> String? {
    try await tx.first(
      """
      /* Requests.group */ select code from meeting_requests
      where expo_id = \(expo) and withdrawn_at is null and guest_ids <> '{}'
        and guest_ids || array[from_id, to_id] @> \(firms) and \(firms) @> guest_ids
        and \(firms) @> array[from_id, to_id] and (from_id, to_id) <> (\(firms[0]), \(firms[1]))
      """
    )?.decode("code")
  }

  /// Enters a wish, or changes the one that the firm has about the others, and gives its code.
  ///
  /// - Parameter firms: Who wishes, whom it wishes to meet, and the guests.
  static func add(
    _ new: NewRequest, _ firms: [Identifier<Participation>],
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> String {
    let code = ([new.from, new.to] + new.guests).joined(separator: "-")
    let guests = Array(firms.dropFirst(2)).sorted()
    do {
      return try await tx.query(
        """
        /* Requests.add */ insert into meeting_requests (expo_id, code, from_id, to_id, preference,
          sector_code, duration_slots, rank, needs_interpreter, requested_at, guest_ids)
        values (\(expo), \(code), \(firms[0]), \(firms[1]), \(new.preference),
          \(new.sector), \(new.durationSlots), \(new.rank), \(new.needsInterpreter), now(),
          \(guests))
        on conflict on constraint meeting_requests_once do update
          set preference = excluded.preference, sector_code = excluded.sector_code,
            duration_slots = excluded.duration_slots, rank = excluded.rank,
            needs_interpreter = excluded.needs_interpreter, requested_at = now(),
            withdrawn_at = null
        returning code
        """)[0].decode("code")
    } catch let error as PostgresError where error.constraint == "meeting_requests_sector_code_fkey"
    {
      throw MeetingError.referenceUnknown(
        what: "sector", code: new.sector ?? "", expo: "the taxonomy")
    }
  }

  /// Takes a wish back; false when none of the code is in force.
  static func withdraw(
    _ code: String, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Bool {
    try await tx.first(
      """
      /* Requests.withdraw */ update meeting_requests set withdrawn_at = now()
      where expo_id = \(expo) and code = \(code) and withdrawn_at is null returning id
      """) != nil
  }

  private static func firm(_ row: PostgresRow, _ prefix: String) throws -> FirmLabel {
    FirmLabel(
      code: try row.decode("\(prefix)_code"),
      names: try row.decode("\(prefix)_names", as: JSON<LocalizedText>?.self)?.value
        ?? LocalizedText([:]),
      delegation: try row.decode("\(prefix)_delegation"))
  }
}
