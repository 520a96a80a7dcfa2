/// A place that holds meeting tables.
struct PlanningHall: Sendable, Codable, Hashable {
  let id: Identifier<Space>
  let code: String
  let names: LocalizedText?
}

/// A table at which one meeting at a time is held.
struct PlanningTable: Sendable, Codable, Hashable {
  /// The rank that everybody has: a table for rank 9 is for all.
  static let everybody = 9

  let id: Identifier<Space>
  let code: String
  let hall: Identifier<Space>
  /// The humblest protocol rank that may sit here.
  let maxRank: Int
  let seats: Int?
  /// When it may not be used: closures and programme of its own and of every place above it, and
  /// the time outside their open days.
  var closures: [TimeRange]
}

/// Walking time between two halls, the same in both directions.
struct HallWalk: Sendable, Codable, Hashable {
  let from: Identifier<Space>
  let to: Identifier<Space>
  let minutes: Int
}
