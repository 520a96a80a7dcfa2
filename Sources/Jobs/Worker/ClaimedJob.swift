import Foundation
import Postgres

/// A job this worker holds, with what its handler needs.
///
/// A class, because it goes through many hands and to copy its parts would cost more than a quick job.
final class ClaimedJob: Sendable {
  let ticket: Ticket
  /// Which worker holds it, and by which of its claims.
  let worker: UUID
  let claim: Int64
  let kind: String
  let queue: String
  let attempt: Int
  let maxAttempts: Int
  let expo: Int64?
  let createdAt: Date
  let payload: String
  /// Suspected of having killed a worker.
  let isSuspect: Bool
  /// Whether keys, limits or other jobs depend on its end.
  let isAdorned: Bool
  /// Past its deadline when it was claimed.
  let isExpired: Bool
  let extra: Extra?
  /// How long it had been due when it was claimed, in seconds.
  let waited: Double
  let claimedAt: ContinuousClock.Instant

  /// What few jobs have.
  struct Extra: Sendable, Decodable {
    let scheduledAt: Double?
    let createdBy: String?
    let traceparent: String?
    let batch: Int64?
  }

  init(_ row: PostgresRow, worker: UUID, claim: Int64, at now: ContinuousClock.Instant) throws {
    // In the order in which `jobs_claim` and `jobs_claim_lane` answer.
    let (
      id, turn, queue, kind, attempts, maxAttempts, createdAt, payload, expo, waited, flags, extra
    ) =
      try row.decode(
        Int64.self, Int32.self, String.self, String.self, Int32.self, Int32.self, Date.self,
        String.self, Int64?.self, Double.self, Int32.self, String?.self)
    ticket = Ticket(id: JobID(rawValue: id), turn: Int(turn))
    (self.worker, self.claim, self.claimedAt) = (worker, claim, now)
    (self.queue, self.kind, self.payload, self.expo) = (queue, kind, payload, expo)
    (self.createdAt, self.waited) = (createdAt, waited)
    (attempt, self.maxAttempts) = (Int(attempts) + 1, Int(maxAttempts))
    isSuspect = flags & 1 != 0
    isAdorned = flags & 2 != 0
    isExpired = flags & 4 != 0
    self.extra = try extra.map { try JobCoding.decode(Extra.self, from: $0, kind: "claim") }
  }

  var scheduledAt: Date { extra?.scheduledAt.map(Date.init(timeIntervalSince1970:)) ?? createdAt }

  /// The creation instant makes the key unique beyond a restored database, whose numbers repeat.
  var idempotencyKey: String {
    "\(kind):\(ticket.id):\(Int64((createdAt.timeIntervalSince1970 * 1_000_000).rounded()))"
  }
}
