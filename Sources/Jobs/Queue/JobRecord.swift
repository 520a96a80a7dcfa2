public import Foundation

/// A job as it stands in the database.
public struct JobRecord: Sendable, Identifiable {
  /// Its number.
  public let id: JobID
  /// The name of its kind.
  public let kind: String
  /// The queue it waits or waited in.
  public let queue: String
  /// Where it stands.
  public let state: JobState
  /// How early it goes among its queue.
  public let priority: JobPriority
  /// How often it was started, shutdowns and snoozes not counted.
  public let attempts: Int
  /// After how many attempts it is dead.
  public let maxAttempts: Int
  /// How many of the attempts ended with the worker gone.
  public let crashes: Int
  /// Not before this instant; moves with every retry.
  public let runAt: Date
  /// The instant it was first meant for: a cron slot, or when it was enqueued.
  public let scheduledAt: Date
  /// When it was enqueued.
  public let createdAt: Date
  /// When the latest attempt began.
  public let startedAt: Date?
  /// When it was done, dead or cancelled.
  public let finishedAt: Date?
  /// Until when its worker holds it unless it beats again.
  public let leaseUntil: Date?
  /// The worker that holds or held it last.
  public let worker: UUID?
  /// What keeps a second live one away.
  public let uniqueKey: String?
  /// The tenant it belongs to.
  public let expo: Int64?
  /// Who asked for it.
  public let createdBy: String?
  /// The trace it belongs to.
  public let traceparent: String?
  /// Whether a person asked for a stop that its handler has not followed yet.
  public let isCancelRequested: Bool
  /// What the handler is given, as JSON text; that of a secret kind as it is sealed.
  public let payloadJSON: String
  /// What the handler finished with, as JSON text.
  public let resultJSON: String?
  /// What the handler saved for its next attempt, as JSON text.
  public let checkpointJSON: String?
  /// The batch or workflow it belongs to, or follows.
  public let batch: JobBatchID?
  /// Which step of its workflow it is.
  public let step: String?
  /// What keeps it back though its time has come: `step` for steps before it, `limit:KEY` for a place
  /// under a limit, `kind:NAME` for a worker that knows its kind.
  public let blocker: String?
  /// How far it is, as it last said.
  public let progress: JobProgress
  /// What went wrong, oldest first, at most the latest 50.
  public let faults: [JobFault]

  /// The payload as the kind's type; a secret one needs the keyring, else it throws `JobError.sealed`.
  public func payload<Payload>(
    of kind: JobKind<Payload>, opening keyring: JobKeyring? = nil
  ) throws -> Payload {
    if let sealed = try SealedPayload(in: payloadJSON) {
      guard let key = keyring?.key(sealed.key),
        let payload = try sealed.opened(kind: self.kind, with: key)
      else { throw JobError.sealed(kind: self.kind, key: sealed.key) }
      return try JobCoding.decode(Payload.self, from: payload, kind: self.kind)
    }
    return try JobCoding.decode(Payload.self, from: payloadJSON, kind: self.kind)
  }

  /// The result as the type the handler finished with, nil while there is none.
  public func result<Result: Decodable>(as: Result.Type) throws -> Result? {
    try resultJSON.map { try JobCoding.decode(Result.self, from: $0, kind: kind) }
  }
}
