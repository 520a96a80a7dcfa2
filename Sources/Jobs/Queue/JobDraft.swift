import Foundation

/// A job before it has a number, flattened to what is stored.
struct JobDraft: Sendable, Codable {
  var expo: Int64?
  var kind: String
  var queue: String
  var priority: Int16
  var maxAttempts: Int
  /// JSON has no instants: whole microseconds survive it exactly.
  var runAtMicroseconds: Int64?
  /// Seconds.
  var delay: Double
  var createdBy: String?
  var traceparent: String?
  var uniqueKey: String?
  /// When the key is free again: at the job's end or start, or when its time has come.
  var until = "end"
  /// Seconds of one period, at whose end a key of that sort is free.
  var period: Double?
  var limitKey: String?
  var deadlineMicroseconds: Int64?
  var batch: Int64?
  var step: String?
  var payload: String
  /// Still to be sealed; never stored.
  var isSecret = false

  private enum CodingKeys: String, CodingKey {
    case expo, kind, queue, priority, maxAttempts, runAtMicroseconds, delay, createdBy
    case traceparent, uniqueKey, until, period, limitKey, deadlineMicroseconds, batch, step, payload
  }

  /// Whether the job is due at once and nothing else has to be written for it.
  var isPlain: Bool { runAtMicroseconds == nil && delay <= 0 && uniqueKey == nil }

  /// The lane it goes to.
  var lane: Int16 { JobSlip.lane(priority: priority, expo: expo) }
}

extension JobDraft {
  init<Payload>(
    _ kind: JobKind<Payload>, _ payload: Payload, _ options: JobOptions
  ) throws(JobError) {
    let text = try JobCoding.encode(payload, kind: kind.name)
    self.init(
      expo: options.expo, kind: kind.name, queue: options.queue ?? kind.queue,
      priority: (options.priority ?? kind.priority).rawValue,
      maxAttempts: options.maxAttempts ?? kind.maxAttempts,
      runAtMicroseconds: options.runAt.map(Self.microseconds),
      delay: options.delay?.inSeconds ?? 0, createdBy: options.createdBy,
      traceparent: options.traceparent, uniqueKey: options.uniqueKey,
      limitKey: options.limitKey ?? kind.limitKey,
      deadlineMicroseconds: options.deadline.map(Self.microseconds), payload: text,
      isSecret: kind.isSecret)
    if let unique = options.unique {
      uniqueKey = unique.key(for: text)
      until = unique.until.rawValue
      period = unique.period?.inSeconds
    }
  }

  static func microseconds(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
  }
}
