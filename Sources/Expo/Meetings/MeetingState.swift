/// Whether a meeting is held.
public enum MeetingState: String, Sendable, Codable, CaseIterable {
  /// It is held.
  case confirmed
  /// It was called off; it keeps its number and reserves nothing.
  case cancelled
}
