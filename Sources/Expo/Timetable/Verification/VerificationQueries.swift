import Foundation
import Postgres

/// The statements that only verification needs.
enum VerificationQueries {
  /// All live reservations of meetings.
  static func reservations(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Set<ReservedResource> {
    let rows = try await tx.query(
      """
      /* Timetable.reservations */ select v.meeting_id, r.participation_id, r.space_id, r.unit,
        lower(v.during), upper(v.during)
      from reservations v join resources r on r.expo_id = v.expo_id and r.id = v.resource_id
      where v.expo_id = \(expo) and v.meeting_id is not null and v.state in ('held', 'confirmed')
      """)
    var found = Set<ReservedResource>()
    for row in rows {
      let (meeting, person, space, unit, start, end) = try row.decode(
        Identifier<Meeting>.self, Identifier<Participation>?.self, Identifier<Space>?.self,
        Int.self, Date.self, Date.self)
      let subject: ReservedResource.Subject? =
        person.map { .participation($0) } ?? space.map { .space($0) }
      guard let subject else { continue }
      found.insert(
        ReservedResource(
          meeting: meeting, subject: subject, unit: unit,
          during: TimeRange(start: start, end: end)))
    }
    return found
  }

  /// Pairs whose meeting was called off since an instant.
  static func calledOff(
    since instant: Date, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Set<FirmPair> {
    let rows = try await tx.query(
      """
      /* Timetable.calledOff */ select a_id, b_id, guest_ids from meetings
      where expo_id = \(expo) and state = 'cancelled' and changed_at > \(instant)
      """)
    return Set(try rows.map { row throws in try FirmPair(row) })
  }
}
