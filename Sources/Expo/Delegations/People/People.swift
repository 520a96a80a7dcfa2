import Postgres

/// The people of an expo: officials, those of firms, interpreters.
public struct People: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// One person; neither travel documents nor the day of birth.
  /// - Throws: `EditionError.unknown`, `ParticipationError.unknown`.
  public func show(_ code: String, expo: String) async throws -> PersonDetail {
    try await context.database.transaction(.readOnly) { tx in
      try await detail(code, of: EditionQueries.find(code: expo, in: tx), in: tx)
    }
  }

  func detail(
    _ code: String, of edition: Edition, in tx: PostgresTransaction
  ) async throws -> PersonDetail {
    guard let detail = try await PersonQueries.detail(code, of: edition.id, in: tx) else {
      throw ParticipationError.unknown(code: code, expo: edition.code)
    }
    return detail
  }
}

/// A person with what the organiser's desk may see.
public struct PersonDetail: Sendable, Codable {
  /// What lists show.
  public let summary: ParticipationSummary
  /// The delegation led now.
  public let leads: String?
  /// Languages, BCP 47.
  public let languages: [String]
  /// ISO 3166-1 alpha-2.
  public let nationality: String?
  /// Mail address.
  public let email: String?
  /// Telephone.
  public let phone: String?
  /// The border post of the arrival.
  public let arrivalPost: String?
  /// Whether the data may stand on a badge; nil where nobody said.
  public let badgeConsent: Bool?
  /// Whether the data may cross the border; nil where nobody said.
  public let crossBorderConsent: Bool?
  /// Every name borne, now and before.
  public let names: [NameRecord]
  /// How the registration came to where it stands.
  public let steps: [AccreditationStep]
}
