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
    ticket = Ticket(
      id: JobID(rawValue: try row.decode("id")), turn: Int(try row.decode("turn", as: Int32.self)))
    self.worker = worker
    self.claim = claim
    kind = try row.decode("kind")
    queue = try row.decode("queue")
    attempt = Int(try row.decode("attempts", as: Int32.self)) + 1
    maxAttempts = Int(try row.decode("max_attempts", as: Int32.self))
    expo = try row.decode("expo_id")
    createdAt = try row.decode("created_at")
    payload = try row.decode("payload")
    let flags: Int32 = try row.decode("flags")
    isSuspect = flags & 1 != 0
    isAdorned = flags & 2 != 0
    isExpired = flags & 4 != 0
    extra = try row.decode("extra", as: String?.self).map {
      try JobCoding.decode(Extra.self, from: $0, kind: "claim")
    }
    waited = try row.decode("waited")
    claimedAt = now
  }

  var scheduledAt: Date { extra?.scheduledAt.map(Date.init(timeIntervalSince1970:)) ?? createdAt }

  /// The creation instant makes the key unique beyond a restored database, whose numbers repeat.
  var idempotencyKey: String {
    "\(kind):\(ticket.id):\(Int64((createdAt.timeIntervalSince1970 * 1_000_000).rounded()))"
  }
}
