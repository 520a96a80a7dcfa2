import Timetabling

/// How explaining everything that a timetable does not place went.
struct Explanations {
  let count: Int
  /// Requests that a named change would place.
  let replaceable: Int
  /// Requests that could be placed as things are.
  let free: Int
  let seconds: Double
  /// Of the named changes, those that were tried; and of those, how many place the request.
  private(set) var tried = 0
  private(set) var good = 0

  init(_ problem: Problem, _ timetable: Timetable, checks: Bool) {
    let clock = ContinuousClock()
    let started = clock.now
    var explainer = Explainer(problem, timetable)
    let all = explainer.explainAll()
    seconds = (clock.now - started) / .seconds(1)
    count = all.count
    replaceable = all.count { $0.replacement != nil }
    free = all.count { unplaced in
      unplaced.reasons.contains { reason in
        if case .free = reason { true } else { false }
      }
    }
    guard checks else { return }
    for change in all.compactMap(\.replacement) {
      let dropped = Set(change.dropped)
      let kept = timetable.placements.filter { !dropped.contains($0.request) }
      tried += 1
      let changed = Timetable(placements: kept + [change.placement])
      if changed.violations(of: problem).isEmpty { good += 1 }
    }
  }

  /// The seconds that the options of one request take, over the first hundred.
  static func secondsPerOptions(_ problem: Problem, _ timetable: Timetable) -> Double {
    let clock = ContinuousClock()
    var explainer = Explainer(problem, timetable)
    let started = clock.now
    let count = min(100, problem.requests.count)
    for r in 0..<count { _ = explainer.options(for: r) }
    return (clock.now - started) / .seconds(1) / Double(max(1, count))
  }
}
