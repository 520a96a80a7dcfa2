import Foundation
import Postgres

/// A job this worker holds, with what its handler needs.
struct ClaimedJob: Sendable {
  let lease: JobLease
  let kind: String
  let queue: String
  let attempt: Int
  let maxAttempts: Int
  let expo: Int64?
  let scheduledAt: Date
  let createdAt: Date
  let createdBy: String?
  let traceparent: String?
  let payload: String

  init(_ row: PostgresRow) throws {
    lease = JobLease(id: JobID(rawValue: try row.decode("id")), token: try row.decode("token"))
    kind = try row.decode("kind")
    queue = try row.decode("queue")
    attempt = Int(try row.decode("attempts", as: Int32.self))
    maxAttempts = Int(try row.decode("max_attempts", as: Int32.self))
    expo = try row.decode("expo_id")
    scheduledAt = try row.decode("scheduled_at")
    createdAt = try row.decode("created_at")
    createdBy = try row.decode("created_by")
    traceparent = try row.decode("traceparent")
    payload = try row.decode("payload")
  }

  /// The creation instant makes the key unique beyond a restored database, whose numbers repeat.
  var idempotencyKey: String {
    "\(kind):\(lease.id):\(Int64((createdAt.timeIntervalSince1970 * 1_000_000).rounded()))"
  }
}
