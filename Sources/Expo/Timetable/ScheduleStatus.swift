public import Postgres

/// Where a version of the timetable stands.
public enum ScheduleStatus: String, Sendable, Codable, CaseIterable {
  /// Computed, for review.
  case draft
  /// What everyone goes by.
  case published
  /// Was published before another one.
  case superseded
  /// Never to be published.
  case discarded
}

extension ScheduleStatus: PostgresEncodable, PostgresDecodable {}
