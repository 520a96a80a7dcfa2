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
  var fairnessWeight: Float = 0.03
  /// Temperature at the start and at the end, in tier-2 units.
  var hottest: Float = 3
  var coldest: Float = 0.1
  /// How many of the steps begin with an unplaced request.
  var insertShare: Float = 0.2
  /// How many of the others begin with a meeting of a day that costs something.
  var costlyShare: Float = 0.6
  /// How many of those that begin with a meeting exchange two slots, or two teams.
  var exchangeShare: Float = 0.05
  var teamShare: Float = 0.01

  /// For timetables that are good already.
  static let warm = Annealing(hottest: 0.5)

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
