/// Whose timetable is exported.
public enum ScheduleSubject: Sendable, Hashable {
  /// Everybody's.
  case all
  /// A firm's, by code.
  case firm(String)
  /// A table's, by code.
  case table(String)
  /// An interpreter's, by code.
  case interpreter(String)

  var filter: ScheduleFilter {
    switch self {
    case .all: ScheduleFilter()
    case .firm(let code): ScheduleFilter(firm: code)
    case .table(let code): ScheduleFilter(table: code)
    case .interpreter(let code): ScheduleFilter(interpreter: code)
    }
  }
}

/// How a timetable is written.
public enum ScheduleFormat: String, Sendable, Codable, CaseIterable {
  /// Comma-separated values, RFC 4180, UTF-8.
  case csv
  /// One JSON object with the entries.
  case json
  /// iCalendar, RFC 5545.
  case ics
}
