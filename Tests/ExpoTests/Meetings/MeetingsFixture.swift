import Foundation
import Postgres
import TestSupport

@testable import Expo

/// Runs a test on a database with planning data in it.
func withPlanningDatabase(
  _ data: PlanningData = RuleCase.sound.data,
  _ body: (Context) async throws -> Void
) async throws {
  try await withScratchDatabase { database in
    try await data.insert(into: database.client)
    try await body(Context(database: database.client, actor: Actor(name: "tester")))
  }
}

extension Context {
  /// The audit entries of the expo as `action subject`.
  func audit() async throws -> [String] {
    try await database.query("select action, subject from audit_entries order by seq").map {
      row throws in
      let (action, subject) = try row.decode(String.self, String.self)
      return "\(action) \(subject)"
    }
  }

  /// Live reservations as `resource: from–to`, in the time of the venue.
  func reservations() async throws -> [String] {
    try await database.query(
      """
      select coalesce(s.code, p.code || '/' || r.unit) || ': ' || to_char(
        lower(v.during) at time zone 'Asia/Shanghai', 'DD HH24:MI') || '–' || to_char(
        upper(v.during) at time zone 'Asia/Shanghai', 'HH24:MI') as line
      from reservations v join resources r on r.expo_id = v.expo_id and r.id = v.resource_id
      left join spaces s on s.expo_id = r.expo_id and s.id = r.space_id
      left join participations p on p.expo_id = r.expo_id and p.id = r.participation_id
      where v.state = 'confirmed'
      order by line
      """
    ).map { row throws in try row.decode("line") }
  }
}
