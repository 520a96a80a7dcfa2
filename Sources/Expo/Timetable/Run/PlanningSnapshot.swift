import Postgres

/// The input of a run at one moment, with what identifies it.
struct PlanningSnapshot: Sendable {
  let edition: Edition
  let data: PlanningData
  let wishes: [PairWish]
  /// SHA-256 of the fingerprint.
  let hash: [UInt8]

  init(_ edition: Edition, seed: Int, in tx: PostgresTransaction) async throws {
    self.edition = edition
    data = try await PlanningQueries.load(edition, in: tx)
    wishes = Pairing(data).wishes
    let fingerprint = InputFingerprint(data, wishes: wishes, seed: seed)
    hash = try await TimetableQueries.hash(fingerprint.text, in: tx)
  }
}
