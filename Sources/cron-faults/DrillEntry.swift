import Foundation
import Jobs

/// What an entry of the drill hands its jobs.
struct DrillPayload: Codable, Sendable {
  let entry: String
}

/// The entries of the drill: every minute, each with another answer to missed slots.
struct DrillEntry: Sendable {
  static let kind = JobKind<DrillPayload>("drill.slot", queue: "drill", maxAttempts: 100)

  let name: String
  let catchUp: CatchUp
  let zone: String

  /// `all` in a zone whose clocks go back during the drill.
  static let all = [
    DrillEntry(name: "all", catchUp: .all(max: 100_000), zone: "Europe/Berlin"),
    DrillEntry(name: "all at most 3", catchUp: .all(max: 3), zone: "Asia/Shanghai"),
    DrillEntry(name: "latest", catchUp: .latest, zone: "Europe/Moscow"),
    DrillEntry(name: "skip", catchUp: .skip, zone: "UTC"),
  ]

  func cron() throws -> CronEntry {
    guard let timeZone = TimeZone(identifier: zone) else { throw UnknownZone(name: zone) }
    return try CronEntry(
      name, "* * * * *", timeZone: timeZone, kind: Self.kind, payload: DrillPayload(entry: name),
      catchUp: catchUp)
  }

  /// A machine without the zone has no drill.
  struct UnknownZone: Error {
    let name: String
  }
}
