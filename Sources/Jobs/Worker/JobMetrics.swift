import Foundation
import Metrics

/// What a worker counts, through whatever metrics system the process has.
struct JobMetrics: Sendable {
  /// How an attempt ended, as a label.
  enum Outcome: String, Sendable {
    case done, retried, dead, cancelled, lost
    case handedBack = "handed_back"
    case unsettled
  }

  private let fenced = Counter(label: "jobs_fenced_writes_total")
  private let rescued = Counter(label: "jobs_rescued_total")
  private let abandoned = Counter(label: "jobs_abandoned_handlers_total")
  private let claims = Timer(label: "jobs_claim_duration")
  private let started: [String: Counter]
  private let durations: [String: Timer]

  /// Handles of known kinds are made once, for making one costs more than a quick job.
  init(kinds: [String]) {
    started = Dictionary(
      uniqueKeysWithValues: kinds.map {
        ($0, Counter(label: "jobs_started_total", dimensions: [("kind", $0)]))
      })
    durations = Dictionary(
      uniqueKeysWithValues: kinds.map {
        ($0, Timer(label: "jobs_duration", dimensions: [("kind", $0)]))
      })
  }

  func started(kind: String) { started[kind]?.increment() }

  func ended(kind: String, outcome: Outcome, after duration: Duration) {
    durations[kind]?.recordNanoseconds(Int64(duration.inSeconds * 1_000_000_000))
    ended(kind: kind, outcome: outcome, count: 1)
  }

  func ended(kind: String, outcome: Outcome, count: Int) {
    let dimensions = [("kind", kind), ("outcome", outcome.rawValue)]
    Counter(label: "jobs_ended_total", dimensions: dimensions).increment(by: count)
    if outcome == .lost { fenced.increment(by: count) }
  }

  func lasted(kind: String, _ duration: Duration) {
    durations[kind]?.recordNanoseconds(Int64(duration.inSeconds * 1_000_000_000))
  }

  func claimed(in duration: Duration) {
    claims.recordNanoseconds(Int64(duration.inSeconds * 1_000_000_000))
  }

  func rescued(_ count: Int) { rescued.increment(by: count) }

  func handlerAbandoned() { abandoned.increment() }

  /// Marks a round of a loop that worked, as seconds since 1970.
  func succeeded(loop: String) {
    Gauge(label: "jobs_loop_last_success_seconds", dimensions: [("loop", loop)])
      .record(Date().timeIntervalSince1970)
  }
}
