#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Simulated annealing: steps that make the timetable worse are accepted ever more rarely.
struct Annealing: Sendable {
  /// Tier-2 units that one unit of weight is worth.
  var valueWeight: Float = 30
  /// Tier-2 units that one unit of unfairness is worth: little, it only decides between equals.
  var fairnessWeight: Float = 0.02
  /// Temperature at the start and at the end, in tier-2 units.
  var hottest: Float = 3
  var coldest: Float = 0.06

  /// The temperature when `part` of the budget (0...1) is spent.
  func temperature(at part: Float) -> Float {
    hottest * powf(coldest / hottest, min(1, max(0, part)))
  }
}

extension Chain {
  /// Makes `count` steps at one temperature.
  mutating func anneal(steps count: Int, temperature: Float, _ annealing: Annealing) {
    for _ in 0..<count where !change(temperature: temperature, annealing) { undo() }
  }
}
