import Postgres

extension Requests {
  /// Enters one firm's wish about another, or about a meeting of several, or changes the one it has.
  ///
  /// - Throws: `EditionError.unknown`, `MeetingError.referenceUnknown`, `.oneFirmTwice`,
  ///   `.tooManyFirms`, `.groupRefused`, `.groupKnown`.
  public func add(
    _ new: NewRequest, expo: String, isDryRun: Bool = false
  ) async throws -> MeetingRequest {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let codes = [new.from, new.to] + new.guests
      try Meetings.checkFirms(codes)
      if new.preference == .no, !new.guests.isEmpty { throw MeetingError.groupRefused }
      try await MeetingQueries.announceEdit(of: edition.id, in: tx)
      let firms = try await MeetingQueries.firms(codes, in: edition, in: tx)
      if !new.guests.isEmpty,
        let known = try await RequestQueries.group(of: firms, in: edition.id, in: tx)
      {
        throw MeetingError.groupKnown(code: known)
      }
      let code = try await RequestQueries.add(new, firms, of: edition.id, in: tx)
      try await audit("request.add", code, new.preference.rawValue, edition, in: tx)
      return try await find(code, edition, in: tx)
    }
  }

  /// Takes a wish back; a meeting that stands stays until a repair.
  /// - Throws: `EditionError.unknown`, `MeetingError.wishUnknown`.
  public func withdraw(
    _ code: String, expo: String, isDryRun: Bool = false
  ) async throws -> MeetingRequest {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await MeetingQueries.announceEdit(of: edition.id, in: tx)
      guard try await RequestQueries.withdraw(code, of: edition.id, in: tx) else {
        throw MeetingError.wishUnknown(code: code, expo: expo)
      }
      try await audit("request.withdraw", code, nil, edition, in: tx)
      return try await find(code, edition, in: tx)
    }
  }

  private func find(
    _ code: String, _ edition: Edition, in tx: PostgresTransaction
  ) async throws -> MeetingRequest {
    let all = try await RequestQueries.list(of: edition.id, RequestFilter(), code: code, in: tx)
    guard let found = all.first else {
      throw MeetingError.wishUnknown(code: code, expo: edition.code)
    }
    return found
  }

  private func audit(
    _ action: String, _ code: String, _ preference: String?, _ edition: Edition,
    in tx: PostgresTransaction
  ) async throws {
    try await AuditQueries.append(
      AuditEntry(
        expo: edition.id, action: action, subject: code,
        detail: preference.map { ["preference": $0] } ?? [:]),
      by: context.actor, in: tx)
  }
}

/// A wish to be entered.
public struct NewRequest: Sendable {
  /// The code of the firm that wishes.
  public let from: String
  /// The code of the firm it wishes to meet, or not to.
  public let to: String
  /// The codes of further firms that are to be there: one meeting of all.
  public var guests: [String] = []
  /// What it wishes.
  public let preference: Preference
  /// How many slots it would take.
  public var durationSlots = 1
  /// Its protocol rank, 9 is ordinary.
  public var rank = 9
  /// What it would be about, a sector code.
  public var sector: String?
  /// Whether an interpreter is asked for; nil is decided by the languages of the firms.
  public var needsInterpreter: Bool?

  /// An ordinary wish for one slot; change what differs.
  public init(from: String, to: String, preference: Preference) {
    self.from = from
    self.to = to
    self.preference = preference
  }
}
