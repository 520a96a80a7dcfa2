public import Foundation
import Postgres

/// When firms and interpreters of an expo cannot meet: late arrivals, illness, days off.
public struct Absences: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// The absences by time; of one firm or interpreter, or of all.
  /// - Throws: `EditionError.unknown`, `AbsenceError.unknown`.
  public func list(_ expo: String, of code: String? = nil) async throws -> [Absence] {
    try await context.database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      if let code { _ = try await Self.people(code, .any, edition, in: tx) }
      return try await AbsenceQueries.list(of: edition.id, code: code, in: tx)
    }
  }

  /// Says that somebody cannot meet in a stretch of time.
  ///
  /// Meetings that stand then are not touched: a repair of the timetable finds them another place.
  ///
  /// - Parameters:
  ///   - who: The code of a firm or an interpreter, or of a delegation for all of its firms.
  ///   - kind: What the code is of.
  ///   - from: Nil from the first slot on.
  ///   - to: Nil until the last slot ends.
  /// - Returns: What is new; a stretch that was known already is not.
  /// - Throws: `EditionError.unknown`, `AbsenceError.unknown`, `.noTime`, `.backwards`.
  public func record(
    _ who: String, _ kind: AbsenceKind, expo: String, from: Date? = nil, to: Date? = nil,
    reason: String = "", isDryRun: Bool = false
  ) async throws -> [Absence] {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let people = try await Self.people(who, kind, edition, in: tx)
      guard let whole = try await VenueQueries.wholeTime(of: edition.id, in: tx) else {
        throw AbsenceError.noTime(expo: expo)
      }
      let (start, end) = (from ?? whole.start, to ?? whole.end)
      guard start < end else { throw AbsenceError.backwards }
      let made = try await AbsenceQueries.insert(
        people, TimeRange(start: start, end: end), reason: reason, of: edition.id, in: tx)
      if !made.isEmpty {
        try await AuditQueries.append(
          AuditEntry(
            expo: edition.id, action: "absence.record", subject: who,
            detail: [
              "from": start.ISO8601Format(), "to": end.ISO8601Format(), "people": "\(made.count)",
            ]),
          by: context.actor, in: tx)
      }
      return made
    }
  }

  /// Takes an absence back.
  /// - Throws: `EditionError.unknown`, `AbsenceError.unknownNumber`.
  public func lift(_ id: Int64, expo: String, isDryRun: Bool = false) async throws -> Absence {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      guard let lifted = try await AbsenceQueries.list(of: edition.id, id: id, in: tx).first else {
        throw AbsenceError.unknownNumber(id, expo: expo)
      }
      try await AbsenceQueries.delete(id, of: edition.id, in: tx)
      try await AuditQueries.append(
        AuditEntry(expo: edition.id, action: "absence.lift", subject: lifted.code),
        by: context.actor, in: tx)
      return lifted
    }
  }

  private static func people(
    _ code: String, _ kind: AbsenceKind, _ edition: Edition, in tx: PostgresTransaction
  ) async throws -> [Identifier<Participation>] {
    let found = try await AbsenceQueries.people(code, kind, of: edition.id, in: tx)
    guard !found.isEmpty else {
      throw AbsenceError.unknown(kind: kind, code: code, expo: edition.code)
    }
    return found
  }
}

/// What a code is of.
public enum AbsenceKind: String, Sendable, CaseIterable {
  /// A firm.
  case enterprise
  /// An interpreter.
  case interpreter
  /// A delegation: all firms of it and of those below it.
  case delegation
  /// A firm or an interpreter.
  case any
}

/// A stretch in which somebody cannot meet.
public struct Absence: Sendable, Codable, Hashable {
  /// Its number.
  public let id: Int64
  /// The code of the firm or interpreter.
  public let code: String
  /// `enterprise` or `interpreter`.
  public let role: String
  /// The names.
  public let names: LocalizedText
  /// From when.
  public let start: Date
  /// Until when.
  public let end: Date
  /// Why.
  public let reason: String
}
