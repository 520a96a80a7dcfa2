import Metrics
import Synchronization

/// What goes up and down: the latest value counts.
final class GaugeSeries: RecorderHandler, MetricSeries {
  static let sort = MetricFamily.Sort.gauge
  private let value: Mutex<Double>

  init(_ value: Double = 0) { self.value = Mutex(value) }

  func record(_ value: Int64) { record(Double(value)) }
  func record(_ value: Double) { self.value.withLock { $0 = value } }

  func lines(_ name: String, _ labels: MetricLabels) -> String {
    "\(name)\(labels.braced()) \(MetricNumber.text(value.withLock { $0 }))\n"
  }
}

/// Numbers as the format has them: whole ones without a fraction or an exponent.
enum MetricNumber {
  static func text(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    if let whole = Int64(exactly: number) { return String(whole) }
    return "\(number)"
  }
}
