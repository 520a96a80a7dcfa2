import Timetabling

/// How explaining everything that a timetable does not place went.
struct Explanations {
  let count: Int
  /// Requests that a named change would place.
  let replaceable: Int
  /// Requests that could be placed as things are.
  let free: Int
  let seconds: Double

  init(_ problem: Problem, _ timetable: Timetable) {
    let clock = ContinuousClock()
    let started = clock.now
    var explainer = Explainer(problem, timetable)
    let all = explainer.explainAll()
    count = all.count
    replaceable = all.count { $0.replacement != nil }
    free = all.count { unplaced in
      unplaced.reasons.contains { reason in
        if case .free = reason { true } else { false }
      }
    }
    seconds = (clock.now - started) / .seconds(1)
  }
}
