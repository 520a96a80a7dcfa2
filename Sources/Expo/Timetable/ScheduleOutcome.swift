/// What a finished run leaves behind: the result of its job.
public struct ScheduleOutcome: Sendable, Codable, Hashable {
  /// Whether a new version was made; false when the input had not changed since `version`.
  public let isNew: Bool
  /// The version that the input has.
  public let version: Int
  /// How many wishes there are.
  public let wishes: Int
  /// How many of them are placed.
  public let placed: Int
  /// The weight placed.
  public let weight: Int
  /// The proven upper bound on it.
  public let bound: Int
  /// The relative distance, 0 when the bound is reached.
  public let gap: Double
  /// Slots in which teams wait between two meetings.
  public let idle: Int
  /// Changes of hall between two meetings.
  public let moves: Int
  /// Whether no timetable places more.
  public let optimal: Bool
  /// How many meetings change, where some stood before.
  public let changes: ChangeCounts?
  /// What became of publishing it, where the run was to.
  public var publication: Publication?

  init(_ version: ScheduleVersion, isNew: Bool, changes: ChangeCounts? = nil) {
    self.changes = changes
    self.isNew = isNew
    self.version = version.number
    wishes = version.wishes
    placed = version.placed
    weight = version.weight
    bound = version.bound
    gap = version.gap
    idle = version.idle
    moves = version.moves
    optimal = version.optimal
  }
}

/// Whether a policy let a version be published.
public struct Publication: Sendable, Codable, Hashable {
  /// Whether everyone goes by it now.
  public let isPublished: Bool
  /// Why not.
  public let reason: String?
}
