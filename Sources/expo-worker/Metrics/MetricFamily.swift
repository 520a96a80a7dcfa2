/// Everything of one name: what sort it is and its series by their labels.
struct MetricFamily: Sendable {
  /// How a reader has to take the numbers.
  enum Sort: String, Sendable {
    case counter, gauge, histogram
  }

  let name: String
  let sort: Sort
  var series: [MetricLabels: any MetricSeries] = [:]

  /// The family in the text format of Prometheus 0.0.4.
  var text: String {
    var text = ""
    if let help = MetricHelp.texts[name] { text += "# HELP \(name) \(help)\n" }
    text += "# TYPE \(name) \(sort.rawValue)\n"
    for (labels, series) in series.sorted(by: { $0.key < $1.key }) {
      text += series.lines(name, labels)
    }
    return text
  }
}

/// The values of one set of labels.
protocol MetricSeries: AnyObject, Sendable {
  static var sort: MetricFamily.Sort { get }
  /// The samples, a line each.
  func lines(_ name: String, _ labels: MetricLabels) -> String
}
