import Metrics
import Synchronization

/// All that this process counts, kept for whoever comes to read it: the backend of its metrics.
///
/// Series are made when they are first counted and stay, for a reader takes a series that vanishes
/// for one that stands still.
final class MetricsBoard: MetricsFactory {
  private let families = Mutex<[String: MetricFamily]>([:])

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, MetricLabels(dimensions), CounterSeries.self) { CounterSeries() }
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    let labels = MetricLabels(dimensions)
    if aggregate { return series(label, labels, HistogramSeries.self) { HistogramSeries() } }
    return series(label, labels, GaugeSeries.self) { GaugeSeries() }
  }

  /// Timers are kept in seconds, and named so.
  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label + "_seconds", MetricLabels(dimensions), HistogramSeries.self) { HistogramSeries() }
  }

  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  /// What was counted up to now, by name.
  var snapshot: [MetricFamily] {
    families.withLock { $0.values.sorted { $0.name < $1.name } }
  }

  /// The series of a name and its labels; one that nobody sees if the name is of another sort already.
  private func series<Series: MetricSeries>(
    _ name: String, _ labels: MetricLabels, _ type: Series.Type, _ make: () -> Series
  ) -> Series {
    families.withLock { families in
      var family = families[name] ?? MetricFamily(name: name, sort: Series.sort)
      if let known = family.series[labels] { return known as? Series ?? make() }
      guard family.sort == Series.sort else { return make() }
      let new = make()
      family.series[labels] = new
      families[name] = family
      return new
    }
  }
}
