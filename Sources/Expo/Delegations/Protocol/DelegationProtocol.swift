import Postgres

extension Delegations {
  /// The people of a delegation in the order of precedence, each with the reason; its firms are not
  /// people.
  /// - Throws: `EditionError.unknown`, `DelegationError.unknown`.
  public func precedence(_ code: String, expo: String) async throws -> [RankedParticipation] {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      return try await precedence(code, of: edition, in: tx)
    }
  }

  /// How two delegations sit across a table: the people of each, and the heads of the delegations
  /// directly below it. The host is the one of the country of the expo, else the
  /// first.
  ///
  /// - Parameters:
  ///   - seats: Seats of each side, the interpreter's among them; 1 or more.
  ///   - hasInterpreters: Whether each head has an interpreter at the left hand.
  /// - Throws: `DelegationError.unknown`, `.withoutHead`.
  public func seating(
    _ first: String, _ second: String, seats: Int, hasInterpreters: Bool, expo: String
  ) async throws -> SeatingPlan {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let tree = try await tree(of: edition, in: tx)
      let isSecondHost =
        tree.contains {
          $0.code == second && $0.country == edition.hostCountry
        } && !tree.contains { $0.code == first && $0.country == edition.hostCountry }
      var sides: [SeatingPlan.Side] = []
      for (code, isHost) in [(first, !isSecondHost), (second, isSecondHost)] {
        let members = try await precedence(
          code, below: tree.filter { $0.parent == code }, of: edition, in: tx)
        if tree.first(where: { $0.code == code })?.head == nil {
          throw DelegationError.withoutHead(code: code)
        }
        sides.append(
          SeatingPlan.Side(
            code, isHost: isHost, members: members, seats: seats, hasInterpreter: hasInterpreters))
      }
      return isSecondHost
        ? SeatingPlan(host: sides[1], guest: sides[0])
        : SeatingPlan(host: sides[0], guest: sides[1])
    }
  }

  private func precedence(
    _ code: String, below: [DelegationSummary] = [], of edition: Edition,
    in tx: PostgresTransaction
  ) async throws -> [RankedParticipation] {
    guard let id = try await DelegationQueries.ids(of: edition.id, in: tx)[code] else {
      throw DelegationError.unknown(code: code, expo: edition.code)
    }
    let people = try await ParticipationListQueries.list(
      of: edition.id,
      ParticipationFilter(
        delegation: code, isDelegationAlone: true,
        roles: ParticipationFilter.people.filter { $0 != "interpreter" },
        states: [.new, .preApproved, .approved]), in: tx)
    let signed = try await PrecedenceQueries.people(among: id, of: edition.id, in: tx)
    let head = try await DelegationQueries.head(of: id, expo: edition.id, in: tx)
    var candidates = people.map { person in
      OrderOfPrecedence<ParticipationSummary>.Candidate(
        subject: person, code: person.code, isHead: person.code == head, rank: person.rank,
        override: signed[person.code])
    }
    let heads = try await ParticipationListQueries.list(
      of: edition.id, ParticipationFilter(codes: below.compactMap { $0.head?.code }), in: tx)
    for delegation in below {
      guard let person = heads.first(where: { $0.code == delegation.head?.code }) else { continue }
      candidates.append(
        .init(
          subject: person, code: person.code, rank: person.rank, listed: delegation.precedence))
    }
    let order = OrderOfPrecedence(candidates)
    return order.places.enumerated().map { index, place in
      RankedParticipation(
        place: index + 1, participation: place.subject, reason: place.reason)
    }
  }
}
