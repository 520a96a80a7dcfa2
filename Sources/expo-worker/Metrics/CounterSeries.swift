import Metrics
import Synchronization

/// What only grows.
final class CounterSeries: CounterHandler, MetricSeries {
  static let sort = MetricFamily.Sort.counter
  private let total = Atomic<Int64>(0)

  func increment(by amount: Int64) { total.wrappingAdd(amount, ordering: .relaxed) }
  func reset() { total.store(0, ordering: .relaxed) }

  func lines(_ name: String, _ labels: MetricLabels) -> String {
    "\(name)\(labels.braced()) \(total.load(ordering: .relaxed))\n"
  }
}
