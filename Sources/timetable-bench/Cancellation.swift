/// When a run is cancelled from outside, and how long it takes to come back from that.
struct Cancellation {
  private let instant: ContinuousClock.Instant?

  /// A run that began at `started` is cancelled after so many seconds; `nil` is never.
  init(after seconds: Double?, from started: ContinuousClock.Instant) {
    instant = seconds.map { started + .seconds($0) }
  }

  var isDue: Bool { instant.map { ContinuousClock.now >= $0 } ?? false }

  /// From the cancellation to `end`; nothing if the run was over before.
  func milliseconds(at end: ContinuousClock.Instant) -> Double? {
    guard let instant, end >= instant else { return nil }
    return ((end - instant) / .milliseconds(1) * 10).rounded() / 10
  }
}
