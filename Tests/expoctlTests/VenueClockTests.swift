import Foundation
import Testing

@testable import expoctl

@Suite("Clock of the venue", .timeLimit(.minutes(1)))
struct VenueClockTests {
  @Test(
    "Times are ISO 8601 with the offset of the zone on that day",
    arguments: [
      ("Asia/Shanghai", 1_404_093_600.0, "2014-06-30T10:00:00+08:00"),
      ("Europe/Moscow", 1_404_093_600.0, "2014-06-30T06:00:00+04:00"),
      ("Europe/Moscow", 1_467_252_000.0, "2016-06-30T05:00:00+03:00"),
      ("America/St_Johns", 1_404_093_600.0, "2014-06-29T23:30:00-02:30"),
      ("UTC", 0.0, "1970-01-01T00:00:00+00:00"),
    ])
  func full(zone: String, seconds: Double, expected: String) throws {
    let clock = try #require(VenueClock(zone: zone))
    #expect(clock.full(Date(timeIntervalSince1970: seconds)) == expected)
  }

  @Test("An unknown zone is no clock")
  func unknown() {
    #expect(VenueClock(zone: "Asia/Atlantis") == nil)
  }
}
