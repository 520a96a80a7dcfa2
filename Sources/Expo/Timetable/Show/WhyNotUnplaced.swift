import Postgres

/// Why two firms are not among the unplaced wishes of a version.
enum WhyNotUnplaced {
  /// In one sentence: they meet, one of a wish's firms refuses another, or nobody wishes it.
  static func sentence(
    _ one: String, _ other: String, in version: Int, of expo: Identifier<Edition>,
    _ tx: PostgresTransaction
  ) async throws -> String {
    let entries = try await EntryQueries.entries(
      version, of: expo, ScheduleFilter(firm: one), in: tx)
    if let met = entries.first(where: { $0.firms.contains { $0.code == other } }) {
      return "they meet in \(met.slot)"
    }
    let wishes = try await RequestQueries.list(of: expo, RequestFilter(firm: one), in: tx)
      .filter { $0.withdrawnAt == nil && $0.codes.contains(other) }
    let refusals = try await RequestQueries.list(of: expo, RequestFilter(preference: .no), in: tx)
      .filter { $0.withdrawnAt == nil }
    for wish in wishes {
      let refusal = refusals.first { $0.codes.allSatisfy(wish.codes.contains) }
      if let refusal { return "\(refusal.from.code) does not want to meet \(refusal.to.code)" }
    }
    return wishes.isEmpty
      ? "no wish in force is about both"
      : "the wish is newer than the version, or its firms are gone"
  }
}

extension MeetingRequest {
  /// The codes of its firms.
  fileprivate var codes: [String] { ([from, to] + guests).map(\.code) }
}
