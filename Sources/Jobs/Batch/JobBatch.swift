/// Jobs that belong together, with one that follows when the last of them has ended, well or not.
///
/// ```swift
/// var mailing = JobBatch("invitations")
/// for person in people { try mailing.add(invite, Invitation(person: person)) }
/// try mailing.then(report, MailingReport(list: 7))
/// let id = try await queue.enqueue(mailing, in: tx)
/// ```
public struct JobBatch: Sendable {
  /// What it is called.
  public let name: String
  /// The tenant that its jobs belong to unless they say otherwise.
  public let expo: Int64?
  private(set) var drafts: [JobDraft] = []
  private(set) var follow: JobDraft?

  /// An empty batch.
  public init(_ name: String, expo: Int64? = nil) {
    self.name = name
    self.expo = expo
  }

  /// Adds a job of any kind. One that stands already under its unique key is not of the batch.
  public mutating func add<Payload>(
    _ kind: JobKind<Payload>, _ payload: Payload, _ options: JobOptions = .init()
  ) throws(JobError) {
    drafts.append(try draft(kind, payload, options))
  }

  /// Sets the job that is due when the last one has ended: done, dead or cancelled. Its handler reads
  /// what came of them with `JobContext.results(as:)` and `JobContext.batchRecord()`.
  ///
  /// It is due at once then: of the options, time, keys and deadline are not for it.
  public mutating func then<Payload>(
    _ kind: JobKind<Payload>, _ payload: Payload, _ options: JobOptions = .init()
  ) throws(JobError) {
    precondition(
      options.runAt == nil && options.delay == nil && options.uniqueKey == nil
        && options.unique == nil && options.deadline == nil, "what follows a batch is due with it")
    follow = try draft(kind, payload, options)
  }

  private func draft<Payload>(
    _ kind: JobKind<Payload>, _ payload: Payload, _ options: JobOptions
  ) throws(JobError) -> JobDraft {
    var options = options
    options.expo = options.expo ?? expo
    return try JobDraft(kind, payload, options)
  }
}
