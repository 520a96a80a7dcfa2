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
    if let day = CalendarDay(text) { return day }
    if isSpreadsheet, let day = CalendarDay(spreadsheetSerial: text) { return day }
    if let instant = RowReader.instant(text) { return CalendarDay(String(instant)) }
    guard let (written, order) = DayOrder.parts(of: text) else {
      note(.dateFormat, column, value: text, hint: "write YYYY-MM-DD")
      return nil
    }
    if order == .unclear {
      note(.dateAmbiguous, column, value: text, hint: "day or month first? write YYYY-MM-DD")
      return nil
    }
    let numbers = order == .dayFirst ? written.reversed() : written
    let day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
    if day == nil { note(.dateInvalid, column, value: text, hint: "there is no such day") }
    return day
  }

  /// The day part of an instant with its offset, `2014-07-01T07:00:00Z`; nil for anything else.
  private static func instant(_ text: String) -> Substring? {
    guard text.utf8.count > 10, text.dropFirst(10).first == "T" else { return nil }
    do {
      _ = try Date(text, strategy: .iso8601)
      return text.prefix(10)
    } catch {
      return nil
    }
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

/// In which order a day is written.
private enum DayOrder {
  case yearFirst
  case dayFirst
  case unclear

  /// The three numbers of a day as they stand: `2014-06-30`, `30.06.2014`, `2014年6月30日`.
  static func parts(of text: String) -> ([Int], DayOrder)? {
    var numbers: [Int] = []
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: { !$0.isDigit }) {
      guard !part.isEmpty else { continue }
      guard part.utf8.count <= 4, let number = Int(part) else { return nil }
      numbers.append(number)
    }
    let signs = String(text.filter { !$0.isDigit })
    let widths = text.split(whereSeparator: { !$0.isDigit }).map(\.count)
    guard numbers.count == 3, widths.count == 3 else { return nil }
    switch signs {
    case "--" where widths[0] == 4, "年月日" where widths[0] == 4, "年月" where widths[0] == 4:
      return (numbers, .yearFirst)
    case ".." where widths[2] == 4: return (numbers, .dayFirst)
    case "//": return (numbers, widths[0] == 4 ? .yearFirst : .unclear)
    default: return nil
    }
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
}

extension CalendarDay {
  /// A day as spreadsheets count it: days since 1899-12-30, from 1900-03-01 on.
  fileprivate init?(spreadsheetSerial text: String) {
    let whole = text.split(separator: ".", maxSplits: 1).first ?? ""
    guard text.allSatisfy({ $0.isDigit || $0 == "." }), let days = Int(whole),
      (61...2_958_465).contains(days)
    else { return nil }
    let date = Date(timeIntervalSince1970: Double(days - 25_569) * 86_400)
    self.init(String(date.ISO8601Format().prefix(10)))
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
