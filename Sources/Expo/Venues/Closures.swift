public import Foundation
import Postgres

/// When halls and tables of an expo may not be used.
public struct Closures: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// The closures by time; of one place, or of all.
  /// - Throws: `EditionError.unknown`, `ClosureError.unknownSpace`.
  public func list(_ expo: String, of space: String? = nil) async throws -> [Closure] {
    try await context.database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      if let space { _ = try await Self.space(space, edition, in: tx) }
      return try await ClosureQueries.list(of: edition.id, space: space, in: tx)
    }
  }

  /// Closes a hall, or any place with all that is in it, for a stretch of time.
  ///
  /// Meetings that stand there are not touched: a repair of the timetable finds them another place.
  ///
  /// - Parameters:
  ///   - from: Nil from the first slot on.
  ///   - to: Nil until the last slot ends.
  /// - Throws: `EditionError.unknown`, `ClosureError.unknownSpace`, `.noTime`, `.backwards`.
  public func close(
    _ space: String, expo: String, from: Date? = nil, to: Date? = nil, reason: String? = nil,
    isDryRun: Bool = false
  ) async throws -> Closure {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let id = try await Self.space(space, edition, in: tx)
      guard let whole = try await VenueQueries.wholeTime(of: edition.id, in: tx) else {
        throw ClosureError.noTime(expo: expo)
      }
      let (start, end) = (from ?? whole.start, to ?? whole.end)
      guard start < end else { throw ClosureError.backwards }
      let made = try await ClosureQueries.insert(
        id, TimeRange(start: start, end: end), reason: reason, of: edition.id, in: tx)
      try await AuditQueries.append(
        AuditEntry(
          expo: edition.id, action: "venue.close", subject: space,
          detail: ["from": start.ISO8601Format(), "to": end.ISO8601Format()]),
        by: context.actor, in: tx)
      return try await ClosureQueries.find(made, of: edition, in: tx)
    }
  }

  /// Takes a closure back.
  /// - Throws: `EditionError.unknown`, `ClosureError.unknown`.
  public func open(_ id: Int64, expo: String, isDryRun: Bool = false) async throws -> Closure {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let closure = try await ClosureQueries.find(id, of: edition, in: tx)
      try await ClosureQueries.delete(id, of: edition.id, in: tx)
      try await AuditQueries.append(
        AuditEntry(expo: edition.id, action: "venue.open", subject: closure.space),
        by: context.actor, in: tx)
      return closure
    }
  }

  private static func space(
    _ code: String, _ edition: Edition, in tx: PostgresTransaction
  ) async throws -> Identifier<Space> {
    guard let id = try await VenueQueries.spaceIDs(of: edition.id, in: tx)[code] else {
      throw ClosureError.unknownSpace(code: code, expo: edition.code)
    }
    return id
  }
}

/// A stretch in which a place may not be used.
public struct Closure: Sendable, Codable, Hashable {
  /// Its number.
  public let id: Int64
  /// The code of the place.
  public let space: String
  /// `hall`, `table`, ….
  public let kind: String
  /// How many tables are closed with it.
  public let tables: Int
  /// From when.
  public let start: Date
  /// Until when.
  public let end: Date
  /// Why.
  public let reason: String?
}

/// What can be wrong with a closure.
public enum ClosureError: ExpoFailure {
  /// The expo has no such place.
  case unknownSpace(code: String, expo: String)
  /// The expo has no closure of this number.
  case unknown(Int64, expo: String)
  /// The expo has no time slots yet.
  case noTime(expo: String)
  /// It ends before it begins.
  case backwards

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unknownSpace: "space.unknown"
    case .unknown: "closure.unknown"
    case .noTime: "closure.no_time"
    case .backwards: "closure.backwards"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .unknownSpace, .unknown: .notFound
    case .noTime, .backwards: .invalid
    }
  }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unknownSpace(let code, let expo): "\(expo) has no hall or table “\(code)”"
    case .unknown(let id, let expo): "\(expo) has no closure \(id)"
    case .noTime(let expo): "\(expo) has no time slots yet"
    case .backwards: "the closure ends before it begins"
    }
  }

  /// What to do about it.
  public var advice: String? {
    switch self {
    case .unknown(_, let expo): "see them with: expoctl venue closures -e \(expo)"
    case .noTime: "import timeslots.csv first"
    case .unknownSpace, .backwards: nil
    }
  }
}
