import Postgres

/// What the next expo takes over from one that is there.
public struct CarryOver: Sendable {
  /// Whether people come along with their firms.
  public var people: Bool
  /// Whether the places and the distances between them do.
  public var venues: Bool

  /// Describes what is taken over besides delegations and firms.
  public init(people: Bool = false, venues: Bool = false) {
    self.people = people
    self.venues = venues
  }
}

/// What a new expo took over.
public struct ClonedExpo: Sendable, Codable {
  /// The new expo.
  public let edition: Edition
  /// How many delegations came along.
  public let delegations: Int
  /// How many firms.
  public let enterprises: Int
  /// How many people.
  public let people: Int
  /// How many spaces.
  public let spaces: Int
}

extension ExpoApplication {
  /// Opens an expo with the delegations and firms of another: who comes again is new until someone
  /// decides.
  ///
  /// - Throws: `EditionError`.
  public func clone(
    _ source: String, as new: NewEdition, carrying: CarryOver = CarryOver(), isDryRun: Bool = false
  ) async throws -> ClonedExpo {
    try Editions.check(new)
    return try await context.change(isDryRun: isDryRun) { tx in
      let old = try await EditionQueries.find(code: source, in: tx)
      try await EditionQueries.insert(new, in: tx)
      let edition = try await EditionQueries.find(code: new.code, in: tx)
      let spaces =
        carrying.venues
        ? try await CarryVenuesQueries.copy(from: old.id, to: edition.id, in: tx) : 0
      let delegations = try await CarryOverQueries.copyDelegations(
        from: old.id, to: edition.id, in: tx)
      let firms = try await CarryOverQueries.copyParticipations(
        roles: ["enterprise"], from: old.id, to: edition.id, in: tx)
      let people =
        carrying.people
        ? try await CarryOverQueries.copyParticipations(
          roles: ["head", "lead", "delegate", "liaison"], from: old.id, to: edition.id, in: tx) : 0
      try await AuditQueries.append(
        AuditEntry(
          expo: edition.id, action: "expo.clone", subject: new.code,
          detail: [
            "of": source, "delegations": String(delegations), "enterprises": String(firms),
            "people": String(people), "spaces": String(spaces),
          ]), by: context.actor, in: tx)
      return ClonedExpo(
        edition: edition, delegations: delegations, enterprises: firms, people: people,
        spaces: spaces)
    }
  }
}
