import Foundation
import Postgres

/// The statements that read meeting requests.
enum RequestQueries {
  static func list(
    of expo: Identifier<Edition>, _ filter: RequestFilter, in tx: PostgresTransaction
  ) async throws -> [MeetingRequest] {
    try await tx.query(
      """
      /* Requests.list */ with \(MeetingQueries.who(of: expo)), listed as (
        select r.*, exists (select from meetings m where m.expo_id = r.expo_id
          and m.a_id = least(r.from_id, r.to_id) and m.b_id = greatest(r.from_id, r.to_id)
          and m.state = 'confirmed') as is_placed
        from meeting_requests r where r.expo_id = \(expo)
      )
      select r.code, a.code as a_code, a.names as a_names, a.delegation as a_delegation,
        b.code as b_code, b.names as b_names, b.delegation as b_delegation, r.preference,
        r.sector_code, r.duration_slots, r.rank, r.needs_interpreter, r.requested_at,
        r.withdrawn_at, r.is_placed
      from listed r join who a on a.id = r.from_id join who b on b.id = r.to_id
      where (\(filter.firm)::text is null or \(filter.firm) in (a.code, b.code))
        and (\(filter.preference)::text is null or r.preference = \(filter.preference))
        and (\(filter.isPlaced)::boolean is null or r.is_placed = \(filter.isPlaced))
      order by r.id
      """
    ).map { row throws in
      MeetingRequest(
        code: try row.decode("code"), from: try firm(row, "a"), to: try firm(row, "b"),
        preference: try row.decode("preference"), sector: try row.decode("sector_code"),
        durationSlots: try row.decode("duration_slots"), rank: try row.decode("rank"),
        needsInterpreter: try row.decode("needs_interpreter"),
        requestedAt: try row.decode("requested_at"), withdrawnAt: try row.decode("withdrawn_at"),
        isPlaced: try row.decode("is_placed"))
    }
  }

  private static func firm(_ row: PostgresRow, _ prefix: String) throws -> FirmLabel {
    FirmLabel(
      code: try row.decode("\(prefix)_code"),
      names: try row.decode("\(prefix)_names", as: JSON<LocalizedText>?.self)?.value
        ?? LocalizedText([:]),
      delegation: try row.decode("\(prefix)_delegation"))
  }
}
