import Postgres

extension Enterprises {
  /// Makes one firm of two: names, numbers and participations of the second go to the first.
  ///
  /// - Parameters:
  ///   - merged: The code of the firm that goes.
  ///   - kept: The code of the firm that stays.
  ///   - reason: Why they are one, for later readers.
  /// - Throws: `EnterpriseError.unknown`, `.same`, `.bothTakePart`.
  @discardableResult
  public func merge(
    _ merged: String, into kept: String, expo: String, reason: String? = nil,
    isDryRun: Bool = false
  ) async throws -> EnterpriseDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await RegistryQueries.lock(in: tx)
      let keptParty = try await party(kept, of: edition, in: tx)
      let mergedParty = try await party(merged, of: edition, in: tx)
      if keptParty == mergedParty { throw EnterpriseError.same(code: merged, other: kept) }
      let clashes = try await EnterpriseChangeQueries.sharedExpos(
        keptParty, mergedParty, in: tx)
      if let busy = clashes.first(where: { $0.isBusy }) {
        throw EnterpriseError.bothTakePart(code: merged, expo: busy.expo)
      }
      var moved = MovedParts()
      moved.names = try await PartyMergeQueries.copyNames(
        from: mergedParty, to: keptParty, in: tx)
      moved.numbers = try await PartyMergeQueries.moveNumbers(
        from: mergedParty, to: keptParty, in: tx)
      moved.participations = try await EnterpriseChangeQueries.moveParticipations(
        from: mergedParty, to: keptParty, in: tx)
      let ended = try await EnterpriseChangeQueries.standing(mergedParty, in: tx)
      moved.withdrawn = ended
      try await AccreditationQueries.move(
        ended.map { .init($0, to: .withdrawn, reason: "merged into \(kept)") },
        by: context.actor, in: tx)
      try await PartyMergeQueries.record(
        keptParty, mergedParty, moved, reason: reason, by: context.actor, in: tx)
      var detail = ["into": kept]
      if let reason { detail["reason"] = reason }
      try await note("enterprise.merge", merged, detail, edition, in: tx)
      return try await self.detail(kept, of: edition, in: tx)
    }
  }

  /// Undoes a merge: what the firm brought goes back to it.
  /// - Throws: `EnterpriseError.unknown`, `.notMerged`.
  @discardableResult
  public func split(
    _ merged: String, expo: String, isDryRun: Bool = false
  ) async throws -> EnterpriseDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await RegistryQueries.lock(in: tx)
      guard let party = try await EnterpriseChangeQueries.merged(merged, of: edition.id, in: tx),
        let merge = try await PartyMergeQueries.standing(of: party, in: tx)
      else { throw EnterpriseError.notMerged(code: merged) }
      try await PartyMergeQueries.part(merge, from: party, by: context.actor, in: tx)
      try await EnterpriseChangeQueries.giveBack(merge.moved.participations, to: party, in: tx)
      try await AccreditationQueries.move(
        (merge.moved.withdrawn ?? []).compactMap { part in
          part.state.flatMap(AccreditationState.init).map {
            .init(part, to: $0, reason: "merge undone")
          }
        }, by: context.actor, in: tx)
      try await note("enterprise.split", merged, [:], edition, in: tx)
      return try await detail(merged, of: edition, in: tx)
    }
  }

  func party(
    _ code: String, of edition: Edition, in tx: PostgresTransaction
  ) async throws -> Identifier<Party> {
    guard let party = try await EnterpriseChangeQueries.party(code, of: edition.id, in: tx) else {
      throw EnterpriseError.unknown(code: code, expo: edition.code)
    }
    return party
  }

  func note(
    _ action: String, _ code: String, _ detail: [String: String], _ edition: Edition,
    in tx: PostgresTransaction
  ) async throws {
    try await AuditQueries.append(
      AuditEntry(expo: edition.id, action: action, subject: code, detail: detail),
      by: context.actor, in: tx)
  }
}
