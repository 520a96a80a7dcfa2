/// A day of the calendar without a time zone, ISO 8601 `YYYY-MM-DD`.
public struct CalendarDay: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Proleptic Gregorian year, 1…9999.
  public let year: Int
  /// 1…12.
  public let month: Int
  /// 1…31, valid in its month.
  public let day: Int

  /// Reads `YYYY-MM-DD`; nil when it is not written so or there is no such day.
  public init?(_ text: String) {
    var numbers = [0, 0, 0]
    var length = 0
    for byte in text.utf8 {
      let place = length < 4 ? 0 : length < 7 ? 1 : 2
      if length == 4 || length == 7 {
        if byte != UInt8(ascii: "-") { return nil }
      } else if (48...57).contains(byte), length < 10 {
        numbers[place] = numbers[place] * 10 + Int(byte - 48)
      } else {
        return nil
      }
      length += 1
    }
    if length != 10 { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// Makes the day; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days in a month of the Gregorian calendar.
  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = CalendarDay(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is not a day")
    }
    self = day
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension CalendarDay {
  /// The day before; nil on the first day of year 1.
  public var previous: CalendarDay? {
    if day > 1 { return CalendarDay(year: year, month: month, day: day - 1) }
    if month == 1 { return CalendarDay(year: year - 1, month: 12, day: 31) }
    return CalendarDay(
      year: year, month: month - 1, day: Self.length(ofMonth: month - 1, year: year))
  }
}
