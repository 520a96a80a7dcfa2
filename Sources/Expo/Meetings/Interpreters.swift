import Postgres

/// The interpreters of an expo and what they are booked for.
public struct Interpreters: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// The approved interpreters by code.
  /// - Throws: `EditionError.unknown`.
  public func list(_ expo: String) async throws -> [InterpreterSummary] {
    try await context.database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let data = try await PlanningQueries.load(edition, firms: [], in: tx)
      let index = PlanningIndex(data)
      return data.interpreters.sorted { $0.code < $1.code }.map { person in
        InterpreterSummary(person, station: person.station.flatMap { index.halls[$0]?.code })
      }
    }
  }

  /// The working days of interpreters, from the meetings that are held, by day and code.
  ///
  /// - Parameters:
  ///   - interpreter: The code of one, nil for all.
  ///   - day: One day at the venue, nil for all.
  /// - Throws: `EditionError.unknown`, `MeetingError.referenceUnknown`.
  public func roster(
    _ expo: String, interpreter: String? = nil, day: CalendarDay? = nil
  ) async throws -> [RosterDay] {
    try await context.database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let filter = MeetingFilter(interpreter: interpreter, day: day)
      try await MeetingQueries.check(filter, in: edition, in: tx)
      let meetings = try await MeetingQueries.list(of: edition.id, filter, in: tx)
      let data = try await PlanningQueries.load(edition, firms: [], in: tx)
      return RosterDay.days(of: meetings, data)
    }
  }
}
