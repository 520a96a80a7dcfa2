import Postgres

extension Meetings {
  /// Calls a meeting off and frees what it reserved.
  ///
  /// - Parameter allowsVIP: Whether a meeting locked for protocol may be called off.
  /// - Throws: `MeetingError.unknown`, `.isCancelled`, `.vipLocked`.
  @discardableResult
  public func cancel(
    _ id: Identifier<Meeting>, expo: String, reason: String, allowsVIP: Bool = false,
    isDryRun: Bool = false
  ) async throws -> Meeting {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await MeetingQueries.announceEdit(of: edition.id, in: tx)
      let meeting = try await MeetingQueries.find(id, in: edition, in: tx)
      guard meeting.state == .confirmed else { throw MeetingError.isCancelled(id: id) }
      guard meeting.lock != .vip || allowsVIP else { throw MeetingError.vipLocked(id: id) }
      try await MeetingQueries.cancel([id], reason: reason, of: edition.id, in: tx)
      try await ReservationQueries.release([id], of: edition.id, in: tx)
      try await AuditQueries.append(
        AuditEntry(
          expo: edition.id, action: "meeting.cancel", subject: "\(id)",
          detail: ["a": meeting.a.code, "b": meeting.b.code, "reason": reason]),
        by: context.actor, in: tx)
      return try await MeetingQueries.find(id, in: edition, in: tx)
    }
  }
}
