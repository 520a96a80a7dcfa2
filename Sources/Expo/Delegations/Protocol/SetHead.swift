import Postgres

extension Delegations {
  /// Names the head of a delegation; who was head before stops in the same instant.
  ///
  /// - Parameters:
  ///   - person: Somebody of the delegation.
  ///   - insists: Whether it is done although somebody else of the delegation has a higher rank.
  /// - Throws: `DelegationError.unknown`, `.notMember`, `.outranked`.
  public func setHead(
    _ code: String, to person: String, reason: String? = nil, insists: Bool = false, expo: String,
    isDryRun: Bool = false
  ) async throws -> DelegationDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      guard let place = try await DelegationQueries.place(of: code, expo: edition.id, in: tx) else {
        throw DelegationError.unknown(code: code, expo: expo)
      }
      guard
        let member = try await DelegationQueries.member(
          person, of: place.id, expo: edition.id, in: tx)
      else { throw DelegationError.notMember(person: person, delegation: code) }
      if !insists,
        let higher = try await DelegationQueries.highest(in: place.id, expo: edition.id, in: tx),
        higher.rank < member.rank
      {
        throw DelegationError.outranked(person: person, by: higher.code, rank: higher.rank)
      }
      let before = try await DelegationQueries.head(of: place.id, expo: edition.id, in: tx)
      if before != person {
        try await ParticipationQueries.lead([person], leading: place.id, of: edition.id, in: tx)
        var detail = ["head": person]
        detail["before"] = before
        detail["reason"] = reason
        try await AuditQueries.append(
          AuditEntry(
            expo: edition.id, action: "delegation.set-head", subject: code, detail: detail),
          by: context.actor, in: tx)
      }
      return try await self.detail(code, of: edition, in: tx)
    }
  }

  /// Sets how many badges a delegation may have; nil for as many as it likes.
  /// - Throws: `DelegationError.unknown`, `.overQuota`, `.invalid`.
  public func setQuota(
    _ code: String, to quota: Int?, reason: String? = nil, expo: String, isDryRun: Bool = false
  ) async throws -> DelegationDetail {
    if let quota, !(0...100_000).contains(quota) {
      throw DelegationError.invalid(
        field: "quota", value: String(quota), rule: "from 0 to 100000")
    }
    return try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let before = try await detail(code, of: edition, in: tx).delegation.badgeQuota
      if before != quota {
        try await DelegationQueries.setQuota(quota, of: code, expo: edition.id, in: tx)
        var detail = ["quota": quota.map(String.init) ?? "none"]
        detail["before"] = before.map(String.init)
        detail["reason"] = reason
        try await AuditQueries.append(
          AuditEntry(
            expo: edition.id, action: "delegation.quota", subject: code, detail: detail),
          by: context.actor, in: tx)
      }
      return try await detail(code, of: edition, in: tx)
    }
  }
}
