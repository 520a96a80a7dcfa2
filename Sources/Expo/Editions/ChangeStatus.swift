import Postgres

extension Editions {
  /// Moves an expo to another status. An archived one takes no writes any more until it is opened again.
  ///
  /// - Throws: `EditionError.unknown`.
  public func setStatus(
    _ code: String, to status: EditionStatus, reason: String? = nil, isDryRun: Bool = false
  ) async throws -> Edition {
    try await context.change(isDryRun: isDryRun) { tx in
      let before = try await EditionQueries.find(code: code, in: tx)
      if before.status != status {
        try await EditionQueries.setStatus(
          status, of: before.id, reason: reason, by: context.actor, in: tx)
        var detail = ["from": before.status.rawValue, "to": status.rawValue]
        detail["reason"] = reason
        try await AuditQueries.append(
          AuditEntry(expo: before.id, action: "expo.status", subject: code, detail: detail),
          by: context.actor, in: tx)
      }
      return try await EditionQueries.find(code: code, in: tx)
    }
  }

  /// An expo as it stood on a day: its status, and the name of its series.
  /// - Throws: `EditionError.unknown`.
  public func show(_ code: String, on day: CalendarDay) async throws -> EditionOnDay {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: code, in: tx)
      var names: [SeriesName] = []
      if let series = edition.series {
        names = try await EditionQueries.names(ofSeries: series, in: tx)
      }
      return EditionOnDay(
        edition: edition, day: day,
        status: try await EditionQueries.status(of: edition, on: day, in: tx),
        seriesNames: SeriesHistory(names).names(on: day))
    }
  }
}
