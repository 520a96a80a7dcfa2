import Postgres

extension Participations {
  /// Decides on registrations, all of them or none; those that stand there already stay untouched.
  ///
  /// - Parameters:
  ///   - codes: Firms and persons.
  ///   - state: Where they go.
  ///   - reason: Why; must be given to reject, withdraw or reopen.
  /// - Returns: How they stand afterwards, in the order of the codes.
  /// - Throws: `ParticipationError`, `DelegationError.overQuota`.
  public func decide(
    _ codes: [String], _ state: AccreditationState, reason: String? = nil, expo: String,
    isDryRun: Bool = false
  ) async throws -> [ParticipationSummary] {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await decide(codes, state, reason: reason, of: edition, in: tx)
      let after = try await ParticipationListQueries.list(
        of: edition.id, ParticipationFilter(codes: codes), in: tx)
      let place = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
      return after.sorted { place[$0.code, default: 0] < place[$1.code, default: 0] }
    }
  }

  func decide(
    _ codes: [String], _ state: AccreditationState, reason: String?, of edition: Edition,
    in tx: PostgresTransaction
  ) async throws {
    if [.new, .rejected, .withdrawn].contains(state), reason?.isEmpty ?? true {
      throw ParticipationError.reasonNeeded(state)
    }
    let found = try await AccreditationQueries.standing(
      codes, toward: state, of: edition.id, in: tx)
    if let missing = codes.first(where: { code in !found.contains { $0.code == code } }) {
      throw ParticipationError.unknown(code: missing, expo: edition.code)
    }
    let moving = found.filter { $0.state != state }
    for one in moving { try Self.check(one, toward: state) }
    try await AccreditationQueries.move(
      moving.map { .init(expo: edition.id, $0.id, to: state, reason: reason) },
      by: context.actor, in: tx)
    try await AuditQueries.append(
      moving.map { one in
        var detail = ["from": one.state.rawValue, "to": state.rawValue]
        if let reason { detail["reason"] = reason }
        return AuditEntry(
          expo: edition.id, action: "participation.\(state.verb)", subject: one.code,
          detail: detail)
      }, by: context.actor, in: tx)
  }

  private static func check(
    _ one: StandingParticipation, toward state: AccreditationState
  ) throws(ParticipationError) {
    if !one.isPossible { throw .step(code: one.code, from: one.state, to: state) }
    let leaves = [.rejected, .withdrawn].contains(state)
    if leaves, let delegation = one.leads { throw .leads(code: one.code, delegation: delegation) }
    if state != .approved, one.state == .approved, one.meetings > 0 {
      throw .hasMeetings(code: one.code, count: one.meetings)
    }
  }
}
