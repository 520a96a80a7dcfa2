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

  func started(kind: String) {
    Counter(label: "jobs_started_total", dimensions: [("kind", kind)]).increment()
  }

  func ended(kind: String, outcome: Outcome, after duration: Duration) {
    let dimensions = [("kind", kind), ("outcome", outcome.rawValue)]
    Counter(label: "jobs_ended_total", dimensions: dimensions).increment()
    Timer(label: "jobs_duration", dimensions: [("kind", kind)])
      .recordNanoseconds(Int64(duration.inSeconds * 1_000_000_000))
    if outcome == .lost { fenced.increment() }
  }

  func rescued(_ count: Int) { rescued.increment(by: count) }

  func handlerAbandoned() { abandoned.increment() }

  /// Marks a round of a loop that worked, as seconds since 1970.
  func succeeded(loop: String) {
    Gauge(label: "jobs_loop_last_success_seconds", dimensions: [("loop", loop)])
      .record(Date().timeIntervalSince1970)
  }
}
