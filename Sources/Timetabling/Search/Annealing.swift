#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Simulated annealing in two stages: steps that make the timetable worse are accepted ever more
/// rarely.
///
/// Who is in which hall is settled first, while changes of hall are dear and there is still waiting
/// everywhere that gives room; then the waiting is squeezed out.
struct Annealing: Sendable {
  /// Tier-2 units that one unit of weight is worth.
  var valueWeight: Float = 80
  /// Tier-2 units that one unit of unfairness is worth: little, it only decides between equals.
  var fairnessWeight: Float = 0.03
  /// Temperature at the start, at the turn from one stage to the other and at the end, in tier-2
  /// units.
  var hottest: Float = 10
  var turning: Float = 1.2
  var coldest: Float = 0.1
  /// The part of the budget that is spent at the turn.
  var turn: Float = 0.6
  /// How many times as much as in tier 2 a change of hall costs, before the turn and after it.
  var dearness: Float = 5
  var laterDearness: Float = 1.34
  /// How many of the steps begin with an unplaced request, and how many while no more weight can be
  /// placed than is.
  var insertShare: Float = 0.2
  var fullShare: Float = 0.05
  /// How many of the others begin with a meeting of a day that costs something.
  var costlyShare: Float = 0.6
  /// How many of those that begin with a meeting exchange two slots, or two teams.
  var exchangeShare: Float = 0.05
  var teamShare: Float = 0.01
  /// How many of the exchanges are with another day.
  var otherDayShare: Float = 0.3
  /// How many of those thrown out throw out others in turn, as long as weight can be gained.
  var chainShare: Float = 0.3

  /// From when on weight, waiting and ways are settled: what is left is fairness between equals, who of
  /// two wishes that weigh the same is held, at a temperature at which nothing else gets worse.
  var settled: Float = 0.96
  var frozen: Float = 0.002

  /// The same for the time when all else is settled: more than half of the steps begin with an
  /// unplaced request.
  var levelling: Annealing {
    var levelling = self
    levelling.insertShare = 0.6
    levelling.fullShare = 0.6
    return levelling
  }

  /// For timetables that are good already.
  static let warm = Annealing(hottest: 0.5, turning: 0.5, turn: 0.01, dearness: 1)

  /// The temperature when `part` of the budget (0...1) is spent.
  func temperature(at part: Float) -> Float {
    if part >= settled { return frozen }
    if part < turn { return hottest * powf(turning / hottest, part / turn) }
    return turning * powf(coldest / turning, min(1, (part - turn) / (1 - turn)))
  }

  /// What a change of hall costs then, where it costs `plain` in tier 2.
  func moveWeight(at part: Float, _ plain: Int) -> Int {
    Int((Float(plain) * (part < turn ? dearness : laterDearness)).rounded())
  }

  /// Whether a chain does better to go on from one state than from another.
  func prefers(
    _ one: Incumbent, to other: Incumbent, at part: Float, _ objective: Objective
  ) -> Bool {
    let moveWeight = moveWeight(at: part, objective.moveWeight)
    func merit(_ state: Incumbent) -> Float {
      valueWeight * Float(state.value)
        - Float(objective.idleWeight &* state.idle &+ moveWeight &* state.moves)
        - fairnessWeight * Float(state.unfairness)
    }
    return merit(one) > merit(other)
  }
}

extension Chain {
  /// Makes `count` steps at one temperature.
  mutating func anneal(steps count: Int, at part: Float, _ annealing: Annealing) {
    board.moveWeight = annealing.moveWeight(at: part, board.fixed.moveWeight)
    let temperature = annealing.temperature(at: part)
    let annealing = part < annealing.settled ? annealing : annealing.levelling
    for _ in 0..<count where !change(temperature: temperature, annealing) { undo() }
  }
}
