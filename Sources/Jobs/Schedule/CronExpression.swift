/// A cron expression: `minute hour day-of-month month day-of-week`, or `@daily` and its like.
///
/// Fields hold `*`, numbers, ranges `a-b`, steps `*/n`, `a-b/n`, `a/n` (from a to the end), lists of
/// these, and English three-letter names of months and weekdays; 0 and 7 are Sunday. As in POSIX, a day
/// matches if day of month and day of week both match, or either if neither begins with `*`.
public struct CronExpression: Sendable, Hashable, CustomStringConvertible {
  /// The text it was read from.
  public let description: String
  let minutes: CronSet
  let hours: CronSet
  let daysOfMonth: CronSet
  let months: CronSet
  let daysOfWeek: CronSet

  /// Whether it follows the hours as they pass instead of naming times of day: then a repeated hour
  /// counts twice and a skipped one not at all.
  var followsTheClock: Bool { minutes.isWild || hours.isWild }

  /// Reads an expression.
  public init(_ text: String) throws(CronError) {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let fields = (Self.macros[trimmed.lowercased()] ?? trimmed).split(separator: " ")
    guard fields.count == 5 else { throw .shape(text) }
    description = trimmed
    minutes = try CronSet(fields[0], of: .minute)
    hours = try CronSet(fields[1], of: .hour)
    daysOfMonth = try CronSet(fields[2], of: .dayOfMonth)
    months = try CronSet(fields[3], of: .month)
    daysOfWeek = try CronSet(fields[4], of: .dayOfWeek)
    guard firesAtAll else { throw .neverFires(text) }
  }

  private static let macros = [
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
  ]

  /// Whether a day of the proleptic Gregorian calendar matches.
  func matches(_ day: CivilDay) -> Bool {
    guard months.contains(day.month) else { return false }
    let byMonth = daysOfMonth.contains(day.day)
    let byWeek = daysOfWeek.contains(day.weekday)
    return daysOfMonth.isWild || daysOfWeek.isWild ? byMonth && byWeek : byMonth || byWeek
  }

  /// Days of the week come round; only a day of month that none of the months has never does.
  private var firesAtAll: Bool {
    guard daysOfWeek.isWild else { return true }
    let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains { month in
      months.contains(month) && (1...longest[month - 1]).contains { daysOfMonth.contains($0) }
    }
  }
}
