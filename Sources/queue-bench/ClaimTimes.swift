import Metrics

/// Metrics that keep nothing but how long claims took, in milliseconds.
struct ClaimTimes: MetricsFactory {
  let samples: Samples

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    label == "jobs_claim_duration" ? Keeper(samples: samples) : NOOPMetricsHandler.instance
  }

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    NOOPMetricsHandler.instance
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    NOOPMetricsHandler.instance
  }

  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  private final class Keeper: TimerHandler {
    let samples: Samples
    init(samples: Samples) { self.samples = samples }
    func recordNanoseconds(_ duration: Int64) { samples.add(Double(duration) / 1_000_000) }
  }
}
