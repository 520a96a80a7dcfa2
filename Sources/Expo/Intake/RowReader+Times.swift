import Foundation

extension RowReader {
  /// A day, `YYYY-MM-DD`; `DD.MM.YYYY` is understood too.
  mutating func day(_ column: String, within days: ClosedRange<CalendarDay>? = nil) -> CalendarDay?
  {
    guard let text = text(column) else { return nil }
    guard let day = readDay(text, column) else { return nil }
    if let days, !days.contains(day) {
      note(
        .dateOutOfExpo, column, value: text,
        hint: "between \(days.lowerBound) and \(days.upperBound)")
      return nil
    }
    return day
  }

  private mutating func readDay(_ text: String, _ column: String) -> CalendarDay? {
    let separator = text.first { "-./".contains($0) } ?? "-"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
    guard parts.count == 3, numbers.count == 3 else {
      note(.dateFormat, column, value: text, hint: "write YYYY-MM-DD")
      return nil
    }
    let day: CalendarDay?
    if separator == "-", parts[0].count == 4 {
      day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
    } else if separator == ".", parts[2].count == 4 {
      day = CalendarDay(year: numbers[2], month: numbers[1], day: numbers[0])
    } else if separator == "/" {
      note(.dateAmbiguous, column, value: text, hint: "day or month first? write YYYY-MM-DD")
      return nil
    } else {
      note(.dateFormat, column, value: text, hint: "write YYYY-MM-DD")
      return nil
    }
    if day == nil { note(.dateInvalid, column, value: text, hint: "there is no such day") }
    return day
  }

  /// An instant with its offset, ISO 8601: `2014-07-01T09:30:00+08:00`.
  mutating func instant(_ column: String) -> Date? {
    guard let text = text(column) else { return nil }
    do {
      return try Date(text, strategy: .iso8601)
    } catch {
      note(
        .timeFormat, column, value: text, hint: "write 2014-07-01T09:30:00+08:00, with the offset")
      return nil
    }
  }

  /// The stretch between two instants that must be there, as a range of the database.
  mutating func range(_ start: String, _ end: String) -> TimeRange? {
    let from = required(start).isEmpty ? nil : instant(start)
    let to = required(end).isEmpty ? nil : instant(end)
    guard let from, let to else { return nil }
    if from < to { return TimeRange(start: from, end: to) }
    note(.range, end, value: text(end), hint: "must come after \(start)")
    return nil
  }
}

extension JSONValue {
  /// A range of instants as the database reads it, `[start,end)`.
  static func range(_ range: TimeRange?) -> JSONValue {
    guard let range else { return .null }
    return .text("[\(range.start.ISO8601Format()),\(range.end.ISO8601Format()))")
  }

  /// A range of days as the database reads it; both ends belong to it.
  static func days(_ first: CalendarDay?, _ last: CalendarDay?) -> JSONValue {
    if first == nil && last == nil { return .null }
    return .text("[\(first?.description ?? ""),\(last?.description ?? "")]")
  }
}
