/// A place that holds meeting tables.
struct PlanningHall: Sendable, Codable, Hashable {
  let id: Identifier<Space>
  let code: String
  let names: LocalizedText?
  /// Whether it is the stand of firms: nobody else meets there.
  var isStand = false
  /// The place that a stand is in, no walk away.
  var within: Identifier<Space>?
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
  /// Whether its hall is the stand of firms.
  var isStand = false

  /// Whether these may meet here: firms with a stand only there, others at no stand.
  func admits(_ firms: [PlanningFirm]) -> Bool {
    let stands = firms.compactMap(\.stand)
    return stands.isEmpty ? !isStand : stands.allSatisfy { $0 == hall }
  }
}

/// Walking time between two halls, the same in both directions.
struct HallWalk: Sendable, Codable, Hashable {
  let from: Identifier<Space>
  let to: Identifier<Space>
  let minutes: Int
}
