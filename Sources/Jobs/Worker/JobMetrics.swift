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
  private let waits: [String: Timer]

  /// Handles of known kinds are made once, for making one costs more than a quick job.
  init(kinds: [String]) {
    func each<Handle>(_ make: (_ dimensions: [(String, String)]) -> Handle) -> [String: Handle] {
      Dictionary(uniqueKeysWithValues: kinds.map { ($0, make([("kind", $0)])) })
    }
    started = each { Counter(label: "jobs_started_total", dimensions: $0) }
    durations = each { Timer(label: "jobs_duration", dimensions: $0) }
    waits = each { Timer(label: "jobs_wait", dimensions: $0) }
  }

  /// An attempt begins at a job that was due for so many seconds before it was claimed.
  func started(_ job: ClaimedJob, at now: ContinuousClock.Instant) {
    started[job.kind]?.increment()
    guard let wait = waits[job.kind] else { return }
    let waited = max(0, job.waited) + (now - job.claimedAt).inSeconds
    wait.recordNanoseconds(Int64(waited * 1_000_000_000))
  }

  func ended(kind: String, outcome: Outcome, count: Int) {
    let dimensions = [("kind", kind), ("outcome", outcome.rawValue)]
    Counter(label: "jobs_ended_total", dimensions: dimensions).increment(by: count)
    if outcome == .lost { fenced.increment(by: count) }
  }

  /// Attempts of a kind lasted from when they began until now.
  func lasted(kind: String, since begins: some Sequence<ContinuousClock.Instant>) {
    guard let timer = durations[kind] else { return }
    let now = ContinuousClock.now
    for begin in begins { timer.recordNanoseconds(Int64((now - begin).inSeconds * 1_000_000_000)) }
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
