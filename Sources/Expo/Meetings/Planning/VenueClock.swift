public import Foundation

/// Reads instants as the clocks at the venue show them.
public struct VenueClock: Sendable {
  /// The zone, GMT when its name is unknown.
  public let timeZone: TimeZone

  /// Takes an IANA name.
  public init(timeZone name: String) { timeZone = TimeZone(identifier: name) ?? .gmt }

  /// The calendar day at the venue.
  public func day(_ instant: Date) -> CalendarDay {
    let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) + offset(instant)
    return CalendarDay(daysSinceEpoch: (Double(seconds) / 86_400).rounded(.down))
  }

  /// `09:30`.
  public func time(_ instant: Date) -> String {
    let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) + offset(instant)
    let minutes = ((seconds % 86_400) + 86_400) % 86_400 / 60
    return "\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  /// `2014-07-01 09:30`.
  public func text(_ instant: Date) -> String { "\(day(instant)) \(time(instant))" }

  /// ISO 8601 with the offset of the venue: `2014-07-01T09:30:00+08:00`.
  public func stamp(_ instant: Date) -> String {
    let shift = offset(instant)
    let sign = shift < 0 ? "-" : "+"
    let minutes = abs(shift) / 60
    let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) % 60
    return "\(day(instant))T\(time(instant)):\(padded((seconds + 60) % 60))\(sign)"
      + "\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  /// Reads `2014-07-01 09:30` as the clocks at the venue show it, or an instant with its offset,
  /// `2014-07-01T09:30:00+08:00`; nil for anything else.
  public func instant(_ text: String) -> Date? {
    if let exact = try? Date(text, strategy: .iso8601) { return exact }
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    let clock = parts.last.map { $0.split(separator: ":", omittingEmptySubsequences: false) } ?? []
    let numbers = clock.compactMap { $0.count == 2 ? Int($0) : nil }
    guard parts.count == 2, let day = CalendarDay(String(parts[0])), clock.count == 2,
      numbers.count == 2, (0..<24).contains(numbers[0]), (0..<60).contains(numbers[1])
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    return calendar.date(
      from: DateComponents(
        year: day.year, month: day.month, day: day.day, hour: numbers[0], minute: numbers[1]))
  }

  private func offset(_ instant: Date) -> Int { timeZone.secondsFromGMT(for: instant) }

  private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}

extension CalendarDay {
  /// The day that is so many days after 1970-01-01 (civil-from-days, proleptic Gregorian).
  fileprivate init(daysSinceEpoch days: Double) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    guard let made = CalendarDay(year: year, month: month, day: day) else {
      preconditionFailure("the instant is outside the years 1 to 9999")
    }
    self = made
  }
}
