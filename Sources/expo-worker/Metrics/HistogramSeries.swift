import Metrics
import Synchronization

/// How values spread, in seconds for a timer: from a handler that only writes a row to a timetable that
/// is computed for an hour.
final class HistogramSeries: RecorderHandler, TimerHandler, MetricSeries {
  static let sort = MetricFamily.Sort.histogram
  static let bounds: [Double] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800,
    7_200,
  ]

  private struct State {
    /// Values up to each bound and above the bound before, then those above all of them.
    var counts = [Int64](repeating: 0, count: HistogramSeries.bounds.count + 1)
    var sum = 0.0
  }
  private let state = Mutex(State())

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    let index = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.counts[index] += 1
      state.sum += value
    }
  }

  func lines(_ name: String, _ labels: MetricLabels) -> String {
    let (counts, sum) = state.withLock { ($0.counts, $0.sum) }
    var text = ""
    var below: Int64 = 0
    for (bound, count) in zip(Self.bounds.map(MetricNumber.text) + ["+Inf"], counts) {
      below += count
      text += "\(name)_bucket\(labels.braced("le=\"\(bound)\"")) \(below)\n"
    }
    text += "\(name)_sum\(labels.braced()) \(MetricNumber.text(sum))\n"
    return text + "\(name)_count\(labels.braced()) \(below)\n"
  }
}
