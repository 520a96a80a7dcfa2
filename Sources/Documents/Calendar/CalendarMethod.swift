/// What the receiver's program is asked to do with a calendar file (RFC 5546).
public enum CalendarMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// Show it: a feed or a download.
  case publish = "PUBLISH"
  /// Put it into the calendar, or change what is there.
  case request = "REQUEST"
  /// Take it out of the calendar.
  case cancel = "CANCEL"
}
