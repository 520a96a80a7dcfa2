import Foundation
import Testing

@testable import Jobs

/// One question about the calendar: instants in ISO 8601 with their offset.
struct CronCase: Sendable, CustomTestStringConvertible {
  let expression: String
  let zone: String
  let after: String
  let slots: [String]

  init(_ expression: String, _ zone: String, _ after: String, _ slots: [String]) {
    self.expression = expression
    self.zone = zone
    self.after = after
    self.slots = slots
  }

  var testDescription: String { "\(expression) in \(zone) after \(after)" }
}

@Suite("Cron slots", .timeLimit(.minutes(1)))
struct CronNextTests {
  static let plain = [
    CronCase(
      "0 3 * * *", "Asia/Shanghai", "2030-05-19T19:00:00Z",
      ["2030-05-20T19:00:00Z", "2030-05-21T19:00:00Z"]),
    CronCase(
      "*/15 * * * *", "Europe/Moscow", "2030-05-20T08:14:59Z",
      ["2030-05-20T08:15:00Z", "2030-05-20T08:30:00Z", "2030-05-20T08:45:00Z"]),
    CronCase(
      "30 9 * * mon-fri", "Asia/Shanghai", "2030-05-24T01:30:00Z",
      ["2030-05-27T01:30:00Z", "2030-05-28T01:30:00Z"]),
    CronCase(
      "0 0 29 2 *", "UTC", "2024-02-29T00:00:00Z",
      ["2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z"]),
    CronCase("0 0 29 2 *", "UTC", "2096-03-01T00:00:00Z", ["2104-02-29T00:00:00Z"]),
    CronCase(
      "0 12 31 * *", "UTC", "2030-01-31T12:00:00Z",
      ["2030-03-31T12:00:00Z", "2030-05-31T12:00:00Z"]),
    // Either day counts when both are named: the 13th, and Fridays.
    CronCase(
      "0 0 13 * fri", "UTC", "2030-06-12T00:00:00Z",
      ["2030-06-13T00:00:00Z", "2030-06-14T00:00:00Z", "2030-06-21T00:00:00Z"]),
    // Both must match when one begins with a star: odd days that are Mondays.
    CronCase(
      "0 0 */2 * mon", "UTC", "2030-06-01T00:00:00Z",
      ["2030-06-03T00:00:00Z", "2030-06-17T00:00:00Z", "2030-07-01T00:00:00Z"]),
    CronCase("@yearly", "Asia/Kathmandu", "2030-05-20T00:00:00Z", ["2030-12-31T18:15:00Z"]),
    CronCase("0 0 * * *", "UTC", "1969-12-30T12:00:00Z", ["1969-12-31T00:00:00Z"]),
  ]

  static let changes = [
    // 29 March 2026: 02:00 becomes 03:00. A skipped time of day fires as the gap ends.
    CronCase(
      "30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z",
      ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
    CronCase(
      "0,30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z",
      ["2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z"]),
    CronCase("0 3 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00Z"]),
    // What follows the clock has nothing to do in the skipped hour.
    CronCase(
      "30 * * * *", "Europe/Berlin", "2026-03-29T00:00:00Z",
      ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"]),
    CronCase("*/30 2 * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", ["2026-03-30T00:00:00Z"]),
    // 25 October 2026: 03:00 becomes 02:00. A repeated time of day fires the first time only.
    CronCase(
      "30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z",
      ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
    CronCase("30 2 * * *", "Europe/Berlin", "2026-10-25T01:10:00Z", ["2026-10-26T01:30:00Z"]),
    CronCase(
      "*/30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z",
      [
        "2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z",
        "2026-10-25T01:30:00Z", "2026-10-26T01:00:00Z",
      ]),
    CronCase(
      "0 * * * *", "Europe/Berlin", "2026-10-25T00:00:00Z",
      ["2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z"]),
    // Half an hour forward on 5 October 2025, back on 5 April 2026; a whole day on none of them.
    CronCase(
      "15 2 * * *", "Australia/Lord_Howe", "2025-10-04T00:00:00Z",
      ["2025-10-04T15:30:00Z", "2025-10-05T15:15:00Z"]),
    CronCase(
      "45 1 * * *", "Australia/Lord_Howe", "2026-04-04T00:00:00Z",
      ["2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z"]),
    // Midnight itself is skipped in Cairo on 24 April 2026.
    CronCase(
      "0 0 * * *", "Africa/Cairo", "2026-04-23T12:00:00Z",
      ["2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z"]),
    // Zones of our own venues: Moscow went forward for good on 27 March 2011 and back on 26 October
    // 2014, Vladivostok with it; Shanghai's last changes were in 1991.
    CronCase(
      "30 2 * * *", "Europe/Moscow", "2011-03-26T12:00:00Z",
      ["2011-03-26T23:00:00Z", "2011-03-27T22:30:00Z"]),
    CronCase(
      "30 1 * * *", "Europe/Moscow", "2014-10-25T12:00:00Z",
      ["2014-10-25T21:30:00Z", "2014-10-26T22:30:00Z"]),
    CronCase(
      "*/30 1 * * *", "Asia/Vladivostok", "2014-10-25T12:00:00Z",
      [
        "2014-10-25T14:00:00Z", "2014-10-25T14:30:00Z", "2014-10-25T15:00:00Z",
        "2014-10-25T15:30:00Z", "2014-10-26T15:00:00Z",
      ]),
    CronCase(
      "30 2 * * *", "Asia/Shanghai", "1991-04-13T12:00:00Z",
      ["1991-04-13T18:00:00Z", "1991-04-14T17:30:00Z"]),
    CronCase(
      "30 1 * * *", "Asia/Shanghai", "1991-09-14T12:00:00Z",
      ["1991-09-14T16:30:00Z", "1991-09-15T17:30:00Z"]),
    // No change of clocks since 1991.
    CronCase(
      "30 2 * * *", "Asia/Shanghai", "2026-03-28T12:00:00Z",
      ["2026-03-28T18:30:00Z", "2026-03-29T18:30:00Z"]),
    // Samoa left out 30 December 2011: its slot fires as the gap ends.
    CronCase(
      "0 8 * * *", "Pacific/Apia", "2011-12-29T18:00:00Z",
      ["2011-12-30T10:00:00Z", "2011-12-30T18:00:00Z"]),
  ]

  @Test("follow the calendar", arguments: plain)
  func calendar(question: CronCase) throws { try check(question) }

  @Test("survive a change of clocks", arguments: changes)
  func clocks(question: CronCase) throws { try check(question) }

  @Test(
    "agree with a walk through every minute",
    arguments: [
      "Europe/Berlin", "Asia/Shanghai", "America/St_Johns", "Australia/Lord_Howe", "Europe/Moscow",
    ])
  func walk(zone: String) throws {
    let timeZone = try #require(TimeZone(identifier: zone))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let expression = try CronExpression("*/7 */3 * * *")
    // Two weeks around a change in most zones, minute by minute.
    for start in ["2025-10-01T00:00:00Z", "2026-03-25T00:00:00Z"] {
      let begin = try date(start)
      var expected: [Date] = []
      for minute in 1...(14 * 1_440) {
        let instant = begin.addingTimeInterval(Double(minute) * 60)
        let parts = calendar.dateComponents([.hour, .minute], from: instant)
        if parts.minute.map({ $0 % 7 == 0 }) == true, parts.hour.map({ $0 % 3 == 0 }) == true {
          expected.append(instant)
        }
      }
      var found: [Date] = []
      var slot = expression.next(after: begin, in: timeZone)
      while let current = slot, current <= begin.addingTimeInterval(14 * 86_400) {
        found.append(current)
        slot = expression.next(after: current, in: timeZone)
      }
      #expect(found == expected)
    }
  }

  @Test("of the past are the latest ones, however long ago the start is")
  func latest() throws {
    let utc = try #require(TimeZone(identifier: "UTC"))
    let (start, end) = (try date("2020-01-01T00:00:00Z"), try date("2030-05-20T08:00:30Z"))
    let minutely = try CronExpression("* * * * *")
    #expect(
      minutely.latestSlots(2, after: start, through: end, in: utc)
        == [try date("2030-05-20T07:59:00Z"), try date("2030-05-20T08:00:00Z")])
    let yearly = try CronExpression("@yearly")
    #expect(yearly.latestSlots(50, after: start, through: end, in: utc).count == 10)
    #expect(yearly.latestSlots(3, after: end, through: end, in: utc) == [])
    let edge = try date("2030-01-01T00:00:00Z")
    #expect(yearly.latestSlots(1, after: edge, through: end, in: utc) == [])
    #expect(yearly.latestSlots(1, after: start, through: edge, in: utc) == [edge])
  }

  private func check(_ question: CronCase) throws {
    let zone = try #require(TimeZone(identifier: question.zone))
    let expression = try CronExpression(question.expression)
    var instant = try date(question.after)
    var found: [Date] = []
    for _ in question.slots {
      instant = try #require(expression.next(after: instant, in: zone))
      found.append(instant)
    }
    #expect(found == (try question.slots.map(date)))
  }

  private func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }
}
