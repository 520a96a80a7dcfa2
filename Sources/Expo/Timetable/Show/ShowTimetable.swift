import Postgres

extension Timetables {
  /// All versions, the newest first, without what each uses.
  /// - Throws: `EditionError.unknown`.
  public func versions(_ expo: String) async throws -> [ScheduleSummary] {
    try await reading(expo) { edition, tx in
      try await TimetableQueries.versions(of: edition.id, in: tx).map { ScheduleSummary($0) }
    }
  }

  /// One version in figures; without a number the newest.
  /// - Throws: `EditionError.unknown`, `TimetableError.unknownVersion`, `.noVersion`.
  public func show(_ expo: String, version: Int? = nil) async throws -> ScheduleSummary {
    try await reading(expo) { edition, tx in
      let version = try await TimetableQueries.version(
        version.map { .number($0) } ?? .newest, of: edition, in: tx)
      let used = try await EntryQueries.used(version.number, of: edition.id, in: tx)
      let data = try await PlanningQueries.load(edition, firms: [], in: tx)
      let days = Set(data.slots.map(\.day)).sorted()
      let stock = DayStock(data.withoutLocks, days: days)
      let tables = data.tables.reduce(0) { sum, table in
        sum + days.indices.reduce(0) { $0 + stock.slots(ofTable: table.id, day: $1) }
      }
      let people = data.interpreters.reduce(0) { sum, person in
        sum + days.indices.reduce(0) { $0 + stock.slots(ofInterpreter: person.id, day: $1) }
      }
      return ScheduleSummary(
        version, tableUse: ScheduleUse(used: used.tables, available: tables),
        interpreterUse: ScheduleUse(used: used.interpreters, available: people),
        busiestFirms: try await EntryQueries.busiest(
          version.number, of: edition.id, limit: 5, in: tx),
        soldMeetings: try await EntryQueries.sold(version.number, of: edition.id, in: tx))
    }
  }

  /// The entries of a version by time, then table; without a number those of the published one, else
  /// of the newest.
  /// - Throws: `EditionError.unknown`, `TimetableError.unknownVersion`, `.noVersion`,
  ///   `MeetingError.referenceUnknown` for a code nobody has.
  public func entries(
    _ expo: String, version: Int? = nil, _ filter: ScheduleFilter = ScheduleFilter()
  ) async throws -> [ScheduleEntry] {
    try await reading(expo) { edition, tx in
      let version = try await TimetableQueries.version(
        version.map { .number($0) } ?? .publishedElseNewest, of: edition, in: tx)
      let named = MeetingFilter(
        firm: filter.firm, table: filter.table, interpreter: filter.interpreter)
      try await MeetingQueries.check(named, in: edition, in: tx)
      return try await EntryQueries.entries(version.number, of: edition.id, filter, in: tx)
    }
  }

  /// Why wishes have no meeting; without a number in the published version, else in the newest.
  /// - Throws: `EditionError.unknown`, `TimetableError.unknownVersion`, `.noVersion`, `.notUnplaced`,
  ///   `MeetingError.referenceUnknown` for a firm nobody has.
  public func explain(
    _ expo: String, version: Int? = nil, _ choice: ExplainChoice = .all
  ) async throws -> [UnplacedExplanation] {
    try await reading(expo) { edition, tx in
      let version = try await TimetableQueries.version(
        version.map { .number($0) } ?? .publishedElseNewest, of: edition, in: tx)
      var firms: [String] = []
      var limit: Int?
      switch choice {
      case .pair(let one, let other): firms = [one, other]
      case .firm(let firm): firms = [firm]
      case .first: limit = 1
      case .all: break
      }
      for firm in firms {
        try await MeetingQueries.check(MeetingFilter(firm: firm), in: edition, in: tx)
      }
      let found = try await EntryQueries.unplaced(
        version.number, of: edition.id, firms: firms, limit: limit, in: tx)
      if found.isEmpty, case .pair(let one, let other) = choice {
        let why = try await WhyNotUnplaced.sentence(
          one, other, in: version.number, of: edition.id, tx)
        throw TimetableError.notUnplaced("\(one)–\(other)", version: version.number, why: why)
      }
      return found
    }
  }

  /// Runs a reading verb on one expo in one snapshot.
  func reading<Value: Sendable>(
    _ expo: String, _ body: (Edition, PostgresTransaction) async throws -> Value
  ) async throws -> Value {
    try await context.database.transaction(.repeatableRead(readOnly: true)) { tx in
      try await body(try await EditionQueries.find(code: expo, in: tx), tx)
    }
  }
}

extension PlanningData {
  /// The same with nothing locked.
  var withoutLocks: PlanningData {
    var data = self
    data.locked = []
    return data
  }
}
