import Foundation
import Postgres

/// `requests.csv`: who wishes to meet whom, and who does not.
struct RequestsImport: TableImport {
  static let name = "requests"
  static let columns: [ImportColumn] = .columns(
    required: "request_code from_enterprise to_enterprise preference",
    optional: "guests sector_code duration_slots min_rank needs_interpreter note created_at")
  static let upsert = Upsert(
    table: "meeting_requests", key: ["expo_id", "code"],
    columns: """
      expo_id bigint, code text, from_id bigint, to_id bigint, preference text, sector_code text,
      duration_slots smallint, rank smallint, needs_interpreter boolean, note text,
      requested_at timestamptz, guest_ids bigint[]
      """)

  private let edition: Edition
  private let sectors: Set<String>
  private let firms: [String: Identifier<Participation>]
  /// The request that already says something about a pair, by its two codes.
  private var pairs: [String: String]

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let edition = try scope.required(by: name)
    let known = try await ParticipationQueries.known(of: edition.id, in: tx)
    return Self(
      edition: edition, sectors: try await EditionQueries.sectorCodes(in: tx),
      firms: known.filter { $0.value.role == "enterprise" }.mapValues(\.id),
      pairs: try await RequestImportQueries.pairs(of: edition.id, in: tx))
  }

  mutating func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("request_code")
    let from = row.required("from_enterprise")
    let to = row.required("to_enterprise")
    let guests = Set(row.list("guests")).sorted()
    let whom = ([from + " → " + to] + guests).joined(separator: " + ")
    if from == to && !from.isEmpty {
      row.note(.selfMeeting, "to_enterprise", value: to, hint: "a firm does not meet itself")
    } else if let other = pairs[whom], other != code {
      row.note(
        .contradicts, "preference", value: row.text("preference"), hint: "contradicts \(other)")
    } else {
      pairs[whom] = code
    }
    _ = row.required("preference")
    let guestIDs = read(guests, beside: [from, to], &row)
    return ImportRecord(
      key: code,
      [
        "expo_id": .id(edition.id), "code": .text(code),
        "from_id": .id(row.reference("from_enterprise", in: firms, what: "enterprise")),
        "to_id": .id(row.reference("to_enterprise", in: firms, what: "enterprise")),
        "preference": .text(row.choice("preference", of: ColumnChoices.preferences)),
        "sector_code": .text(row.reference("sector_code", among: sectors, what: "sector")),
        "duration_slots": .integer(row.integer("duration_slots", in: 1...4) ?? 1),
        "rank": .integer(row.integer("min_rank", in: 1...9) ?? 9),
        "needs_interpreter": .flag(row.flag("needs_interpreter")),
        "note": .text(row.text("note", longest: 4_000)),
        "guest_ids": .texts(guestIDs.sorted().map { "\($0)" }),
        "requested_at": .text(row.instant("created_at")?.ISO8601Format()),
      ])
  }

  /// The keys of the further firms of a group.
  private func read(
    _ guests: [String], beside two: [String], _ row: inout RowReader
  ) -> [Identifier<Participation>] {
    if guests.isEmpty { return [] }
    let column = "guests"
    if let twice = guests.first(where: two.contains) {
      row.note(.selfMeeting, column, value: twice, hint: "it is one of the two already")
    }
    if guests.count > PlannedMeeting.mostGuests {
      row.note(
        .range, column, value: "\(guests.count)",
        hint: "at most \(PlannedMeeting.mostGuests) beside the two")
    }
    if row.text("preference") == Preference.no.rawValue {
      row.note(.contradicts, column, value: guests[0], hint: "a “no” is about one firm")
    }
    return guests.compactMap { code in
      if firms[code] == nil {
        row.note(.reference, column, value: code, hint: "no such enterprise")
      }
      return firms[code]
    }
  }
}
