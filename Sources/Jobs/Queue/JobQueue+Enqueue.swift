import Foundation
public import Postgres

extension JobQueue {
  /// Creates a job with the caller's commit, or names the live one that has its unique key.
  ///
  /// Waits for a concurrent transaction that is about to create the same unique key.
  public func enqueue<Payload>(
    _ kind: JobKind<Payload>, _ payload: Payload, _ options: JobOptions = .init(),
    in tx: PostgresTransaction
  ) async throws -> Enqueued {
    try await enqueue(try JobDraft(kind, payload, options), in: tx)
  }

  /// Creates a job from its draft, or names its live twin.
  func enqueue(_ draft: JobDraft, in tx: PostgresTransaction) async throws -> Enqueued {
    try await insert(try seal(draft), in: tx)
  }

  private func insert(_ draft: JobDraft, in tx: PostgresTransaction) async throws -> Enqueued {
    while true {
      if let id = try await JobQueries.insert(draft, in: tx) { return .created(id) }
      // A twin that ends between the two statements leaves its key free: insert again.
      if let twin = try await JobQueries.liveTwin(draft, in: tx) { return .existing(twin) }
    }
  }

  /// Creates a job in a transaction of its own.
  public func enqueue<Payload>(
    _ kind: JobKind<Payload>, _ payload: Payload, _ options: JobOptions = .init()
  ) async throws -> Enqueued {
    let draft = try seal(JobDraft(kind, payload, options))
    if draft.isPlain, let row = try await client.first(JobQueries.insert(plain: draft)) {
      // One statement is a transaction of its own, and one round trip.
      return .created(try JobQueries.id(row))
    }
    return try await client.transaction { tx in try await insert(draft, in: tx) }
  }

  /// Creates a job of a kind known by name only, of a payload as JSON text, as an operator writes it.
  ///
  /// Throws `JobError.kindUnknown`, or `.coding` unless the payload is one of the kind's.
  public func enqueue(
    kind name: String, payloadJSON: String, _ options: JobOptions = .init(),
    knownTo registry: JobRegistry, in tx: PostgresTransaction
  ) async throws -> Enqueued {
    guard let kind = registry.kinds[name] else {
      throw JobError.kindUnknown(name, known: registry.kindNames)
    }
    return try await enqueue(try kind.draft(payloadJSON, options), in: tx)
  }

  /// Creates many jobs of one kind with the caller's commit, answers in the order given: by COPY if all
  /// are due at once and none has a key, else a few thousand a statement. Keys that repeat within the
  /// list count once.
  public func enqueue<Payload>(
    many jobs: [(payload: Payload, options: JobOptions)], of kind: JobKind<Payload>,
    in tx: PostgresTransaction
  ) async throws -> [Enqueued] {
    try await enqueue(
      drafts: try jobs.map { try JobDraft(kind, $0.payload, $0.options) }, in: tx)
  }

  /// Creates many jobs of one kind that differ by their payloads only, the quickest way there is: a
  /// notification to everybody. The transaction has failed with a payload that cannot be encoded.
  public func enqueue<Payload>(
    many payloads: [Payload], of kind: JobKind<Payload>, _ options: JobOptions = .init(),
    in tx: PostgresTransaction
  ) async throws -> [Enqueued] {
    guard payloads.count > 1, options.isPlain else {
      return try await enqueue(many: payloads.map { ($0, options) }, of: kind, in: tx)
    }
    var draft = try JobDraft(kind, payloads[0], options)
    return try await JobQueries.copy(payloads, like: draft, in: tx) { payload in
      draft.payload = try JobCoding.encode(payload, kind: kind.name)
      return kind.isSecret ? try seal(draft).payload : draft.payload
    }.map { .created($0) }
  }

  /// Creates jobs from their drafts, or names their live twins; in the order of the drafts.
  func enqueue(drafts: [JobDraft], in tx: PostgresTransaction) async throws -> [Enqueued] {
    let drafts = try drafts.map(seal)
    if drafts.count > 1, drafts.allSatisfy(\.isPlain) {
      return try await JobQueries.copy(drafts, in: tx).map { .created($0) }
    }
    var outcomes: [Enqueued] = []
    outcomes.reserveCapacity(drafts.count)
    for start in stride(from: 0, to: drafts.count, by: Self.bulk) {
      let chunk = Array(drafts[start..<min(start + Self.bulk, drafts.count)])
      for (draft, id) in zip(chunk, try await JobQueries.insert(many: chunk, in: tx)) {
        if let id {
          outcomes.append(.created(id))
        } else {
          outcomes.append(try await insert(draft, in: tx))
        }
      }
    }
    return outcomes
  }

  /// Jobs a statement: large enough to hide the round trip, small enough for one message.
  private static let bulk = 2_000
}
