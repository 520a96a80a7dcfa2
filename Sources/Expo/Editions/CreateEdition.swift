import Foundation
import Postgres

extension Editions {
  /// Opens an expo.
  ///
  /// - Parameter isDryRun: Whether everything is checked and nothing kept.
  /// - Throws: `EditionError`.
  public func create(_ new: NewEdition, isDryRun: Bool = false) async throws -> Edition {
    try Self.check(new)
    return try await context.change(isDryRun: isDryRun) { tx in
      try await EditionQueries.insert(new, in: tx)
      let edition = try await EditionQueries.find(code: new.code, in: tx)
      try await AuditQueries.append(
        AuditEntry(expo: edition.id, action: "expo.create", subject: new.code),
        by: context.actor, in: tx)
      return edition
    }
  }

  static func check(_ new: NewEdition) throws(EditionError) {
    if new.names.isEmpty {
      throw .invalid(field: "name", value: "", rule: "an expo has a name in one language at least")
    }
    if !CountryCodes.all.contains(new.hostCountry) {
      throw .invalid(
        field: "country", value: new.hostCountry, rule: "two letters of ISO 3166-1, as CN")
    }
    if TimeZone(identifier: new.timeZone) == nil { throw .timeZoneUnknown(new.timeZone) }
  }
}
