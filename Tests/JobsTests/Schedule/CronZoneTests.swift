import Foundation
import Testing

@testable import Jobs

/// A change of the clocks somewhere: what it is, not who keeps it.
struct ClockChange: Sendable, Hashable, CustomTestStringConvertible {
  /// Seconds since 1970.
  let instant: Int
  let before: Int
  let after: Int

  var testDescription: String { "\(Date(timeIntervalSince1970: TimeInterval(instant)))" }
}

@Suite("Cron slots in all zones", .timeLimit(.minutes(2)))
struct CronZoneTests {
  /// Every change of clocks that a zone known to this machine has in three years, by one such zone: those
  /// who change alike need no second look.
  static let changes: [(zone: TimeZone, change: ClockChange)] = {
    let begin = Date(timeIntervalSince1970: 1_735_689_600)
    let end = begin.addingTimeInterval(3 * 366 * 86_400)
    var found: [ClockChange: TimeZone] = [:]
    for zone in TimeZone.knownTimeZoneIdentifiers.compactMap(TimeZone.init(identifier:)) {
      var instant = begin
      while let next = zone.nextDaylightSavingTimeTransition(after: instant), next < end {
        let change = ClockChange(
          instant: Int(next.timeIntervalSince1970),
          before: zone.secondsFromGMT(for: next.addingTimeInterval(-1)),
          after: zone.secondsFromGMT(for: next))
        found[change] = found[change] ?? zone
        instant = next
      }
    }
    return found.map { ($0.value, $0.key) }.sorted { $0.change.instant < $1.change.instant }
  }()

  @Test("a time of day comes once a day, whatever the clocks do")
  func timesOfDay() throws {
    #expect(Self.changes.count > 50)
    for (zone, change) in Self.changes where change.before != change.after {
      let minutes = wallMinutes(around: change, in: zone)
      let byTime = Dictionary(grouping: minutes) { $0.wall.remainder(1_440) }
      for time in stride(from: 0, to: 1_440, by: 15) {
        let expression = try CronExpression("\(time % 60) \(time / 60) * * *")
        // Of a wall time that is shown twice the first counts, for one that is skipped the change does.
        var shown = Dictionary(
          (byTime[time] ?? []).map { ($0.wall, $0.instant) }, uniquingKeysWith: min)
        for wall in change.skipped where wall.remainder(1_440) == time {
          shown[wall] = change.instant
        }
        let expected = Set(shown.values)
        let found = slots(of: expression, in: zone, from: minutes)
        #expect(
          found == expected.sorted(), "\(expression) in \(zone.identifier) around \(change)")
      }
    }
  }

  @Test("what follows the clock comes with every minute that shows it")
  func clock() throws {
    let expression = try CronExpression("*/30 * * * *")
    for (zone, change) in Self.changes {
      let minutes = wallMinutes(around: change, in: zone)
      let expected = minutes.filter { $0.wall % 30 == 0 }.map(\.instant)
      #expect(
        slots(of: expression, in: zone, from: minutes) == expected,
        "in \(zone.identifier) around \(change)")
    }
  }

  /// Every minute from six hours before to six hours after, with what the wall shows, in minutes since 1970.
  private func wallMinutes(
    around change: ClockChange, in zone: TimeZone
  ) -> [(instant: Int, wall: Int)] {
    let start = change.instant / 60 - 360
    return (start..<(start + 720)).map { minute in
      let instant = minute * 60
      let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant)))
      return (instant, (instant + offset).dividedBy(60))
    }
  }

  private func slots(
    of expression: CronExpression, in zone: TimeZone, from minutes: [(instant: Int, wall: Int)]
  ) -> [Int] {
    guard let first = minutes.first?.instant, let last = minutes.last?.instant else { return [] }
    var found: [Int] = []
    var slot = expression.next(
      after: Date(timeIntervalSince1970: TimeInterval(first - 1)), in: zone)
    while let current = slot.map({ Int($0.timeIntervalSince1970) }), current <= last {
      found.append(current)
      slot = expression.next(after: Date(timeIntervalSince1970: TimeInterval(current)), in: zone)
    }
    return found
  }
}

extension ClockChange {
  /// What the wall does not show, in minutes since 1970.
  fileprivate var skipped: Range<Int> {
    guard after > before else { return 0..<0 }
    return (instant + before).dividedBy(60)..<(instant + after).dividedBy(60)
  }
}

extension Int {
  fileprivate func remainder(_ divisor: Int) -> Int { self - dividedBy(divisor) * divisor }

  fileprivate func dividedBy(_ divisor: Int) -> Int {
    self >= 0 ? self / divisor : (self - divisor + 1) / divisor
  }
}
