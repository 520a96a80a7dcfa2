public import Foundation

extension CronExpression {
  /// The first slot after an instant, by the wall clocks of a time zone; nil if the calendar has none
  /// within its longest wait for a leap day.
  ///
  /// Where clocks go forward, a skipped time of day fires once, when the gap ends; where they go back,
  /// a repeated one fires at its first occurrence only. Expressions whose minute or hour begins with
  /// `*` follow the clock instead: nothing for the skipped hour, twice for the repeated.
  public func next(after instant: Date, in zone: TimeZone) -> Date? {
    let after = Int(instant.timeIntervalSince1970.rounded(.down))
    let local = after + zone.secondsFromGMT(for: instant)
    // A day early, for a repeated midnight; eight years and a day hold a leap day across 2100.
    let today = local.dividedDown(by: 86_400)
    for number in (today - 1)...(today + 2_923) {
      let day = CivilDay(number: number)
      guard matches(day) else { continue }
      if let slot = firstSlot(of: day, after: after, in: zone) {
        return Date(timeIntervalSince1970: TimeInterval(slot))
      }
    }
    return nil
  }

  /// The latest slots, at most `count`, later than `start` and not later than `end`; ascending.
  ///
  /// Looks back in growing steps, so that a year of missed minutes costs no year of minutes.
  public func latestSlots(
    _ count: Int, after start: Date, through end: Date, in zone: TimeZone
  ) -> [Date] {
    var window: TimeInterval = 3_600
    while true {
      let from = max(start, end.addingTimeInterval(-window))
      var slots: [Date] = []
      var slot = next(after: from, in: zone)
      while let current = slot, current <= end {
        slots.append(current)
        slot = next(after: current, in: zone)
      }
      if slots.count >= count || from == start { return Array(slots.suffix(count)) }
      window *= 8
    }
  }

  private func firstSlot(of day: CivilDay, after: Int, in zone: TimeZone) -> Int? {
    let midnight = day.number * 86_400
    let before = zone.offset(at: midnight - 86_400)
    let behind = zone.offset(at: midnight + 2 * 86_400)
    guard before == behind else {
      return slots(of: day, before: before, behind: behind, in: zone).first { $0 > after }
    }
    // Nothing changes around this day: the arithmetic of a plain calendar will do.
    let earliest = after + before - midnight
    for hour in hours.numbers where hour * 3_600 + 3_599 > earliest {
      for minute in minutes.numbers where hour * 3_600 + minute * 60 > earliest {
        return midnight - before + hour * 3_600 + minute * 60
      }
    }
    return nil
  }

  /// All slots of a day near a change of the clocks.
  private func slots(of day: CivilDay, before: Int, behind: Int, in zone: TimeZone) -> [Int] {
    var slots: Set<Int> = []
    for hour in hours.numbers {
      for minute in minutes.numbers {
        let wall = day.number * 86_400 + hour * 3_600 + minute * 60
        let instants = Set([wall - before, wall - behind])
          .filter { $0 + zone.offset(at: $0) == wall }.sorted()
        if followsTheClock {
          slots.formUnion(instants)
        } else {
          slots.insert(
            instants.first
              ?? zone.change(between: wall - max(before, behind), and: wall - min(before, behind)))
        }
      }
    }
    return slots.sorted()
  }
}

extension TimeZone {
  /// Seconds east of Greenwich at an instant in seconds since 1970.
  fileprivate func offset(at instant: Int) -> Int {
    secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant)))
  }

  /// The instant within a span at which the clocks change.
  fileprivate func change(between low: Int, and high: Int) -> Int {
    var (low, high) = (low, high)
    let old = offset(at: low)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offset(at: middle) == old { low = middle } else { high = middle }
    }
    return high
  }
}

extension Int {
  fileprivate func dividedDown(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : (self - divisor + 1) / divisor
  }
}
