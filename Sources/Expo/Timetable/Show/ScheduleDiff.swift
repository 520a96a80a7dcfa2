/// What changes from one version to another.
public struct ScheduleDiff: Sendable, Codable {
  /// The earlier version.
  public let from: Int
  /// The later version.
  public let to: Int
  /// Meetings only the later one has.
  public let added: [ScheduleEntry]
  /// Meetings only the earlier one has.
  public let removed: [ScheduleEntry]
  /// Meetings at another time or table.
  public let moved: [ScheduleChange]
  /// Meetings at the same time and table with another interpreter or other teams.
  public let changed: [ScheduleChange]
  /// How many meetings are the same in both.
  public let unchanged: Int

  /// Compares two versions by their firms.
  init(from: Int, _ before: [ScheduleEntry], to: Int, _ after: [ScheduleEntry]) {
    func codes(_ entry: ScheduleEntry) -> [String] { entry.firms.map(\.code) }
    let old = Dictionary(uniqueKeysWithValues: before.map { (codes($0), $0) })
    let new = Dictionary(uniqueKeysWithValues: after.map { (codes($0), $0) })
    var moved: [ScheduleChange] = []
    var changed: [ScheduleChange] = []
    var unchanged = 0
    for entry in after {
      guard let earlier = old[codes(entry)] else { continue }
      let change = ScheduleChange(from: earlier, to: entry)
      if earlier.start != entry.start || earlier.end != entry.end || earlier.table != entry.table {
        moved.append(change)
      } else if earlier.interpreter != entry.interpreter || earlier.teamA != entry.teamA
        || earlier.teamB != entry.teamB || earlier.guestTeams != entry.guestTeams
      {
        changed.append(change)
      } else {
        unchanged += 1
      }
    }
    self.from = from
    self.to = to
    added = after.filter { old[codes($0)] == nil }
    removed = before.filter { new[codes($0)] == nil }
    self.moved = moved
    self.changed = changed
    self.unchanged = unchanged
  }
}

/// One meeting in two versions.
public struct ScheduleChange: Sendable, Codable, Hashable {
  /// As the earlier version has it.
  public let from: ScheduleEntry
  /// As the later version has it.
  public let to: ScheduleEntry
}

extension Timetables {
  /// What changes from one version to another; without numbers from the published one to the newest.
  /// - Throws: `EditionError.unknown`, `TimetableError.unknownVersion`, `.noVersion`.
  public func diff(_ expo: String, from: Int? = nil, to: Int? = nil) async throws -> ScheduleDiff {
    try await reading(expo) { edition, tx in
      let before = try await TimetableQueries.version(
        from.map { .number($0) } ?? .published, of: edition, in: tx)
      let after = try await TimetableQueries.version(
        to.map { .number($0) } ?? .newest, of: edition, in: tx)
      return ScheduleDiff(
        from: before.number,
        try await EntryQueries.entries(before.number, of: edition.id, in: tx), to: after.number,
        try await EntryQueries.entries(after.number, of: edition.id, in: tx))
    }
  }
}
