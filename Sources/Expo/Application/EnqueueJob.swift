public import Foundation
import Jobs
import Logging

/// A job as an operator asks for it.
public struct JobRequest: Sendable {
  /// The name of its kind.
  public var kind: String
  /// JSON text that the kind can read.
  public var payload = "{}"
  /// Not before that instant.
  public var runAt: Date?
  /// Not before so long from now; `runAt` wins.
  public var delay: Duration?
  /// `urgent`, `high`, `normal` or `low` instead of the kind's.
  public var priority: String?
  /// Instead of the kind's queue.
  public var queue: String?
  /// While a live job of the kind and expo has this key, no second one is made.
  public var uniqueKey: String?
  /// Instead of the kind's.
  public var maxAttempts: Int?
  /// Not started after that instant.
  public var deadline: Date?
  /// The code of the expo that it belongs to.
  public var expo: String?

  /// A job of a kind, at once and as the kind says.
  public init(kind: String) { self.kind = kind }
}

/// What came of asking for a job.
public struct JobReceipt: Sendable, Codable {
  /// The job that will do the work.
  public let id: Int64
  /// Whether it was made now, rather than there already under its unique key.
  public let isNew: Bool
}

extension JobDesk {
  /// Enqueues a job of any kind that workers know.
  /// - Throws: `JobError.kindUnknown`, `.coding` for a payload that is not one of the kind's,
  ///   `JobDeskError.priorityUnknown`, `EditionError.notFound`.
  public func enqueue(
    _ request: JobRequest, isDryRun: Bool = false
  ) async throws -> JobReceipt {
    let registry = try JobTable.registry(context, logger: Logger(label: "expo"))
    let priority = try request.priority.map(Self.priority)
    return try await context.change(isDryRun: isDryRun) { tx in
      let expo = try await request.expo.mapAsync {
        try await EditionQueries.find(code: $0, in: tx).id.rawValue
      }
      let options = JobOptions(
        runAt: request.runAt, delay: request.delay, queue: request.queue, priority: priority,
        maxAttempts: request.maxAttempts, uniqueKey: request.uniqueKey,
        deadline: request.deadline, expo: expo, createdBy: context.actor.name,
        traceparent: context.traceparent)
      let enqueued = try await queue.enqueue(
        kind: request.kind, payloadJSON: request.payload, options, knownTo: registry, in: tx)
      try await audit("job.enqueue", "\(request.kind) \(enqueued.id)", in: tx)
      return JobReceipt(id: enqueued.id.rawValue, isNew: enqueued.isNew)
    }
  }

  private static func priority(_ name: String) throws -> JobPriority {
    let known = JobPriority.allCases.map { (name: "\($0)", priority: $0) }
    guard let one = known.first(where: { $0.name == name }) else {
      throw JobDeskError.priorityUnknown(name, known: known.map(\.name))
    }
    return one.priority
  }
}
