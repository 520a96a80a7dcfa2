/// A kind whose payload type is forgotten; a class, because every attempt holds it.
final class RegisteredKind: Sendable {
  let name: String
  let queue: String
  let timeLimit: Duration
  let backoff: Backoff
  /// Reads a payload as the kind's type and makes a job of it, in the shape that is written today.
  let draft: @Sendable (String, JobOptions) throws(JobError) -> JobDraft
  let run: @Sendable (String, JobContext) async throws -> Void

  init(
    name: String, queue: String, timeLimit: Duration, backoff: Backoff,
    draft: @escaping @Sendable (String, JobOptions) throws(JobError) -> JobDraft,
    run: @escaping @Sendable (String, JobContext) async throws -> Void
  ) {
    (self.name, self.queue, self.timeLimit, self.backoff) = (name, queue, timeLimit, backoff)
    (self.draft, self.run) = (draft, run)
  }

  /// What stands in for a kind that this worker has no handler for.
  static func unknown(_ name: String) -> RegisteredKind {
    RegisteredKind(
      name: name, queue: "default", timeLimit: .seconds(60), backoff: .standard,
      draft: { _, _ throws(JobError) in throw .kindUnknown(name, known: []) }, run: { _, _ in })
  }
}
