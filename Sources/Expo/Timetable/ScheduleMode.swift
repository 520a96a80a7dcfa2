public import Postgres

/// What a run may do with the meetings that stand.
public enum ScheduleMode: String, Sendable, Codable, CaseIterable {
  /// Everything anew, but for what is locked.
  case all
  /// Everything that stands stays; wishes without a meeting are placed where there is room.
  case gaps
  /// Wishes are placed, and few meetings move for them.
  case few
  /// What cannot stand any more finds another place, at the price of few changes.
  case repair
}

extension ScheduleMode: PostgresEncodable, PostgresDecodable {}
