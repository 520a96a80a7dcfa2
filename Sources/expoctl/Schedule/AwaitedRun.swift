import Expo
import Foundation

/// A run that somebody waits for, seeing how far it is.
struct AwaitedRun: Sendable {
  let job: Int64
  /// Whether this call asked for it, rather than found it.
  let isOurs: Bool
  let application: ExpoApplication
  let console: Console
  let limit: Duration?

  /// How often to look; progress is reported about once a second.
  private static let interval = Duration.milliseconds(200)

  /// Waits for the end; where no worker is alive, works it off here.
  func outcome() async throws -> ScheduleOutcome {
    if try await isServed { return try await watchElsewhere() }
    console.note("no worker is alive: computing it here")
    do {
      return try await workHere()
    } catch is CancellationError where isOurs {
      try await withdraw()
      throw Interruption("interrupted: nothing was written; job \(job) is cancelled")
    }
  }

  private func watchElsewhere() async throws -> ScheduleOutcome {
    do {
      return try await watch()
    } catch is CancellationError {
      throw Interruption(
        "interrupted: job \(job) goes on; stop it with: expoctl job cancel \(job)")
    }
  }

  /// The worker is not cancelled but told to stop, so that it hands the job back.
  private func workHere() async throws -> ScheduleOutcome {
    let stop = StopFlag()
    let options = WorkerOptions(queues: [Self.queue: 1], gracePeriod: .zero)
    let work = Task {
      try await application.withWorker(options) { try await watch(until: stop) }
    }
    return try await withTaskCancellationHandler {
      try await work.value
    } onCancel: {
      stop.raise()
    }
  }

  /// Said even to the quiet: a person has to act.
  func warnWithoutWorker() async throws {
    if try await isServed { return }
    console.complain(
      ErrorReport(
        code: "worker.none", message: "no worker is alive: job \(job) waits until one starts",
        hint: "start one: expo-worker"),
      tone: .warning)
  }

  private static let queue = "timetable"

  private var isServed: Bool {
    get async throws { try await application.isServed(queue: Self.queue) }
  }

  /// Takes the job back although this task is cancelled itself.
  private func withdraw() async throws {
    _ = try await Task { try await application.jobs.cancel(job) }.value
  }

  private func watch(until stop: StopFlag = StopFlag()) async throws -> ScheduleOutcome {
    while true {
      if stop.isRaised { throw CancellationError() }
      let status = try await application.timetables.run(job)
      if status.isOver { return try Self.outcome(of: status) }
      console.showProgress(status.progress?.line(limit: limit) ?? "job \(job) is \(status.state)")
      try await Task.sleep(for: Self.interval)
    }
  }

  private static func outcome(of status: ScheduleRunStatus) throws -> ScheduleOutcome {
    if let outcome = status.outcome { return outcome }
    let why = status.fault.map { ": \($0)" } ?? ""
    throw Verdict(
      .failure, code: "schedule.failed", "job \(status.job) is \(status.state)\(why)",
      hint: "see it with: expoctl job show \(status.job)")
  }
}
