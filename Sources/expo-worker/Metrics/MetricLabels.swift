/// The labels of a series, sorted by name and escaped once, when the series is made.
struct MetricLabels: Sendable, Hashable, Comparable {
  /// `kind="timetable.run",outcome="done"`, empty without labels.
  let text: String

  init(_ pairs: [(String, String)] = []) {
    text = pairs.sorted { $0.0 < $1.0 }
      .map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
  }

  /// In the braces that a sample has behind its name, with one more label if need be.
  func braced(_ more: String? = nil) -> String {
    let all = [text, more ?? ""].filter { !$0.isEmpty }.joined(separator: ",")
    return all.isEmpty ? "" : "{\(all)}"
  }

  static func < (a: MetricLabels, b: MetricLabels) -> Bool { a.text < b.text }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
