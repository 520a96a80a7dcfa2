import Postgres

extension Meetings {
  /// The meetings by time, then table.
  /// - Throws: `EditionError.unknown`, `MeetingError.referenceUnknown` for a code nobody has.
  public func list(
    _ expo: String, _ filter: MeetingFilter = MeetingFilter()
  ) async throws -> [Meeting] {
    try await context.database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await MeetingQueries.check(filter, in: edition, in: tx)
      return try await MeetingQueries.list(of: edition.id, filter, in: tx)
    }
  }

  /// One meeting.
  /// - Throws: `EditionError.unknown`, `MeetingError.unknown`.
  public func show(_ id: Identifier<Meeting>, expo: String) async throws -> Meeting {
    try await context.database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      return try await MeetingQueries.find(id, in: edition, in: tx)
    }
  }
}
