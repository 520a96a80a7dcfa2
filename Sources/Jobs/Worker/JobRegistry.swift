/// Which handler does which kind of job: a worker claims only the kinds it has.
public struct JobRegistry: Sendable {
  private(set) var kinds: [String: RegisteredKind] = [:]
  /// What comes round by the calendar.
  public private(set) var crons: [CronEntry] = []

  /// No kinds yet.
  public init() {}

  /// The handler of a kind; a kind is registered once.
  ///
  /// The handler runs outside any transaction and is cancelled at the kind's time limit, when the job
  /// is cancelled, lost, or the worker shuts down. It ends the job with `JobContext.finish`; if it
  /// returns without, the worker completes the job in a transaction of its own. What it throws decides
  /// what follows: see `JobFailure`. A handler that keeps its thread busy holds up no other; one that
  /// wants to notice its cancellation meanwhile uses `runBlocking`.
  public mutating func register<Payload>(
    _ kind: JobKind<Payload>,
    _ handler: @escaping @Sendable (Payload, JobContext) async throws -> Void
  ) {
    precondition(kinds[kind.name] == nil, "job kind \(kind.name) is registered twice")
    let known = PayloadVersion.known(Payload.self)
    kinds[kind.name] = RegisteredKind(
      name: kind.name, queue: kind.queue, timeLimit: kind.timeLimit, backoff: kind.backoff,
      draft: { json, options throws(JobError) in
        try JobDraft(kind, try JobCoding.decode(Payload.self, from: json, kind: kind.name), options)
      },
      run: { json, context in
        let payload = try Self.read(Payload.self, version: known, of: json, kind: kind.name)
        try await handler(payload, context)
      })
  }

  /// What cannot be read is given up at once; what only a newer program can read is left to it.
  private static func read<Payload: Codable>(
    _ type: Payload.Type, version known: Int, of json: String, kind: String
  ) throws(JobFailure) -> Payload {
    let payload: Payload
    do {
      let stored = try PayloadVersion.stored(in: json, kind: kind)
      if stored > known { throw JobFailure.snooze(for: newerProgramWait) }
      payload =
        stored == known
        ? try JobCoding.decodePlain(type, from: json, kind: kind)
        : try JobCoding.decode(type, from: json, kind: kind)
    } catch let failure as JobFailure {
      throw failure
    } catch {
      throw .discard(reason: "\(error)")
    }
    return payload
  }

  private static let newerProgramWait = Duration.seconds(30)

  /// A job that comes round by the calendar; a name is scheduled once.
  ///
  /// Workers with at least one entry make the entries of the database theirs when they start.
  public mutating func schedule(_ entry: CronEntry) {
    precondition(
      crons.allSatisfy { $0.name != entry.name }, "cron entry \(entry.name) is scheduled twice")
    crons.append(entry)
  }

  /// The names of the kinds, sorted.
  public var kindNames: [String] { kinds.keys.sorted() }
}
