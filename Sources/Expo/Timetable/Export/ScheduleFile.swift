import Foundation

/// Entries as one JSON object, times with the offset of the venue.
struct ScheduleFile: Encodable {
  private let expo: String
  private let version: Int
  private let status: ScheduleStatus
  private let timeZone: String
  private let entries: [ScheduleEntry]

  init(_ edition: Edition, _ version: ScheduleVersion, _ entries: [ScheduleEntry]) {
    expo = edition.code
    self.version = version.number
    status = version.status
    timeZone = edition.timeZone
    self.entries = entries
  }

  func json() throws -> Data {
    let clock = VenueClock(timeZone: timeZone)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(clock.stamp(date))
    }
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
