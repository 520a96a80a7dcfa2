import Postgres

extension Timetables {
  /// Goes back to an earlier version: a copy of it becomes the newest one.
  ///
  /// Bound, certificate and reasons are those of the version, and as true as they were then.
  ///
  /// - Parameter publishes: Whether the copy is published in the same transaction; else it is a draft.
  /// - Throws: `TimetableError.unknownVersion`, and of publishing `.outdated`, `.lockedElsewhere`,
  ///   `.changesPast`, `.collides`.
  public func rollback(
    _ expo: String, to number: Int, publishes: Bool = true, isDryRun: Bool = false
  ) async throws -> PublishReceipt {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await MeetingQueries.excludeEdits(of: edition.id, in: tx)
      let version = try await TimetableQueries.version(.number(number), of: edition, in: tx)
      let copy = try await RollbackQueries.copy(
        version.number, of: edition.id, by: context.actor, in: tx)
      try await AuditQueries.append(
        AuditEntry(
          expo: edition.id, action: "schedule.rollback", subject: "\(copy)",
          detail: ["to": "\(version.number)"]),
        by: context.actor, in: tx)
      guard publishes else {
        return PublishReceipt(
          version: copy, replaced: nil, added: 0, moved: 0, cancelled: 0, unchanged: 0)
      }
      return try await Self.publish(copy, of: edition, by: context.actor, in: tx)
    }
  }
}
