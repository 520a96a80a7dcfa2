public import Foundation
import Jobs

/// A job as lists show it.
public struct JobSummary: Sendable, Codable {
  /// Its number.
  public let id: Int64
  /// What it does: `timetable.run`.
  public let kind: String
  /// The queue it waits in.
  public let queue: String
  /// `ready`, `running`, `done`, `dead` or `cancelled`.
  public let state: String
  /// Attempts begun.
  public let attempts: Int
  /// Attempts it may have.
  public let maxAttempts: Int
  /// How far it is, 0…1, if it can tell.
  public let progress: Double?
  /// When it was enqueued.
  public let createdAt: Date
  /// From when it may run.
  public let runAt: Date
  /// When it ended.
  public let finishedAt: Date?
  /// Why the last attempt failed.
  public let lastError: String?

  init(_ record: JobRecord) {
    id = record.id.rawValue
    kind = record.kind
    queue = record.queue
    state = record.state.rawValue
    attempts = record.attempts
    maxAttempts = record.maxAttempts
    progress = record.progress.fraction
    createdAt = record.createdAt
    runAt = record.runAt
    finishedAt = record.finishedAt
    lastError = record.faults.last?.message
  }
}

/// A job with all that is known of it.
public struct JobDetail: Sendable, Codable {
  /// What lists show.
  public let summary: JobSummary
  /// What it was asked to do, as JSON text.
  public let payload: String
  /// What came of it, as JSON text.
  public let result: String?
  /// What it last reported, as JSON text.
  public let progress: String?
  /// Who enqueued it.
  public let createdBy: String?
  /// Every failed attempt, in order, at most the latest 50.
  public let failures: [JobFailureEntry]

  init(_ record: JobRecord) {
    summary = JobSummary(record)
    payload = record.payloadJSON
    result = record.resultJSON
    progress = record.progress.detailJSON
    createdBy = record.createdBy
    failures = record.faults.map(JobFailureEntry.init)
  }
}

/// One failed attempt.
public struct JobFailureEntry: Sendable, Codable {
  /// Which attempt.
  public let attempt: Int
  /// When.
  public let at: Date
  /// `failed`, `discarded`, `timeLimit`, `crashed`, `cancelled` or `expired`.
  public let reason: String
  /// In words.
  public let message: String

  init(_ fault: JobFault) {
    (attempt, at, reason, message) = (fault.attempt, fault.at, fault.reason.rawValue, fault.message)
  }
}

/// A cron entry as lists show it.
public struct CronSummary: Sendable, Codable {
  /// Its name.
  public let name: String
  /// When, as five fields.
  public let expression: String
  /// By whose clock.
  public let timeZone: String
  /// The kind of job it makes.
  public let kind: String
  /// What becomes of missed slots: `skip`, `latest` or `all(24)`.
  public let missed: String
  /// Whether it makes none for now.
  public let isPaused: Bool
  /// When it is next due.
  public let nextAt: Date?
  /// When it last made a job.
  public let lastAt: Date?
  /// That job.
  public let lastJob: Int64?

  init(_ record: CronRecord) {
    name = record.name
    expression = record.expression
    timeZone = record.timeZone
    kind = record.kind
    missed = record.catchUp.description
    isPaused = record.isPaused
    nextAt = record.nextAt
    lastAt = record.lastSlot
    lastJob = record.lastJob?.rawValue
  }
}

/// An instant at which a cron entry comes round.
public struct CronTick: Sendable, Codable {
  /// The entry.
  public let entry: String
  /// When.
  public let at: Date
  /// By whose clock.
  public let timeZone: String

  init(_ slot: CronSlot) {
    entry = slot.entry
    at = slot.at
    timeZone = slot.timeZone
  }
}

/// A worker as lists show it.
public struct WorkerSummary: Sendable, Codable {
  /// New at every start of a worker.
  public let id: String
  /// The machine.
  public let host: String
  /// The process on that machine.
  public let pid: Int
  /// Its queues.
  public let queues: [String]
  /// Jobs it held at its last beat.
  public let running: Int
  /// Whether it takes no more jobs and ends when those it has are over.
  public let isDraining: Bool
  /// Its last sign of life.
  public let beatAt: Date

  init(_ record: WorkerRecord) {
    id = record.id.uuidString.lowercased()
    host = record.host
    pid = record.pid
    queues = record.queues
    running = record.running
    isDraining = record.isDraining
    beatAt = record.beatAt
  }
}
