import Foundation

/// A time zone as a calendar file carries it: every offset that holds within the file's span.
///
/// Each change of offset is written with its own date rather than by a rule, so that any zone comes
/// out right, those that changed their mind by law included.
struct CalendarZone {
  let identifier: String
  private let zone: TimeZone

  /// A zone of the IANA database.
  init(_ identifier: String) throws(DocumentError) {
    guard let zone = TimeZone(identifier: identifier) else {
      throw .zoneUnknown(name: identifier)
    }
    self.identifier = identifier
    self.zone = zone
  }

  /// Local wall time without offset: `20270615T093000`.
  func local(_ date: Date) -> String {
    Self.stamp(date, offset: zone.secondsFromGMT(for: date))
  }

  /// The same instant in UTC: `20270615T013000Z`.
  static func universal(_ date: Date) -> String { stamp(date, offset: 0) + "Z" }

  /// The component VTIMEZONE for everything between two instants.
  func append(from first: Date, to last: Date, into lines: inout CalendarLine) {
    lines.append("BEGIN", "VTIMEZONE")
    lines.append("TZID", text: identifier)
    let before = zone.secondsFromGMT(for: first)
    // The offset that holds at the beginning, from a date before any entry.
    appendPeriod(
      isDaylight: zone.isDaylightSavingTime(for: first), start: "19700101T000000", from: before,
      to: before, into: &lines)
    var offset = before
    for change in changes(from: first, to: last) {
      let next = zone.secondsFromGMT(for: change)
      // The start of a period is told in the wall time that held before it.
      appendPeriod(
        isDaylight: zone.isDaylightSavingTime(for: change),
        start: Self.stamp(change, offset: offset), from: offset, to: next, into: &lines)
      offset = next
    }
    lines.append("END", "VTIMEZONE")
  }

  /// The instants at which the offset changes, to the second.
  func changes(from first: Date, to last: Date) -> [Date] {
    let day = 86_400
    let end = Int(last.timeIntervalSince1970.rounded(.up))
    var changes: [Date] = []
    var time = Int(first.timeIntervalSince1970.rounded(.down))
    while time < end {
      let next = min(time + day, end)
      if offset(time) != offset(next) { changes.append(change(between: time, and: next)) }
      time = next
    }
    return changes
  }

  /// The first second of the new offset, by halving.
  private func change(between early: Int, and late: Int) -> Date {
    var (low, high) = (early, late)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offset(middle) == offset(low) { low = middle } else { high = middle }
    }
    return Date(timeIntervalSince1970: Double(high))
  }

  private func offset(_ time: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time)))
  }

  private func appendPeriod(
    isDaylight: Bool, start: String, from: Int, to: Int, into lines: inout CalendarLine
  ) {
    let kind = isDaylight ? "DAYLIGHT" : "STANDARD"
    lines.append("BEGIN", kind)
    lines.append("DTSTART", start)
    lines.append("TZOFFSETFROM", Self.sign(from))
    lines.append("TZOFFSETTO", Self.sign(to))
    lines.append("TZNAME", text: Self.sign(to))
    lines.append("END", kind)
  }

  /// `+0800`, with seconds only where an old zone has them.
  private static func sign(_ offset: Int) -> String {
    let (total, mark) = (abs(offset), offset < 0 ? "-" : "+")
    let seconds = total % 60 == 0 ? "" : padded(total % 60, 2)
    return mark + padded(total / 3600, 2) + padded(total / 60 % 60, 2) + seconds
  }

  /// Civil date of a day count by the proleptic Gregorian calendar, in years of 400 as units.
  private static func stamp(_ date: Date, offset: Int) -> String {
    let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + offset
    let (days, rest) = seconds.quotientAndRemainderFloored(by: 86_400)
    // Days from 0000-03-01, so that the leap day ends a year.
    let shifted = days + 719_468
    let (era, dayOfEra) = shifted.quotientAndRemainderFloored(by: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let time = padded(rest / 3600, 2) + padded(rest / 60 % 60, 2) + padded(rest % 60, 2)
    return padded(year, 4) + padded(month, 2) + padded(day, 2) + "T" + time
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Int {
  fileprivate func quotientAndRemainderFloored(by divisor: Int) -> (Int, Int) {
    let remainder = ((self % divisor) + divisor) % divisor
    return ((self - remainder) / divisor, remainder)
  }
}
