import Postgres

extension Meetings {
  /// Fixes a meeting where it is: no scheduling run moves or drops it.
  /// - Throws: `MeetingError.unknown`, `.isCancelled`.
  @discardableResult
  public func lock(
    _ id: Identifier<Meeting>, expo: String, level: LockLevel = .organiser, isDryRun: Bool = false
  ) async throws -> Meeting {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await MeetingQueries.announceEdit(of: edition.id, in: tx)
      let meeting = try await MeetingQueries.find(id, in: edition, in: tx)
      guard meeting.state == .confirmed else { throw MeetingError.isCancelled(id: id) }
      guard meeting.lock != level else { return meeting }
      try await MeetingQueries.setLock(level, of: id, expo: edition.id, in: tx)
      try await AuditQueries.append(
        AuditEntry(
          expo: edition.id, action: level == .none ? "meeting.unlock" : "meeting.lock",
          subject: "\(id)", detail: ["from": meeting.lock.rawValue, "to": level.rawValue]),
        by: context.actor, in: tx)
      return try await MeetingQueries.find(id, in: edition, in: tx)
    }
  }

  /// Lets scheduling runs move a meeting again.
  /// - Throws: `MeetingError.unknown`, `.isCancelled`.
  @discardableResult
  public func unlock(
    _ id: Identifier<Meeting>, expo: String, isDryRun: Bool = false
  ) async throws -> Meeting {
    try await lock(id, expo: expo, level: .none, isDryRun: isDryRun)
  }
}
