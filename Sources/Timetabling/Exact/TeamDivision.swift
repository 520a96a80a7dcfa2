/// Divides the meetings of one party on one day among its teams, so that each can walk from one to the
/// next.
///
/// Goes through the meetings in their order and keeps every state that matters later: of each team the
/// meeting that still stands in the way of a later one.
struct TeamDivision {
  /// A meeting, with its team where that is settled.
  struct Meeting {
    let stay: Stay
    let team: Int?
  }

  /// The most states that are kept at a time.
  private static let most = 20_000

  private let meetings: [Meeting]
  private let teams: Int
  private let problem: Problem
  private let isSettled: Bool

  /// The meetings are in the order of their first slots.
  init(_ meetings: [Meeting], teams: Int, _ problem: Problem) {
    self.meetings = meetings
    self.teams = teams
    self.problem = problem
    isSettled = meetings.contains { $0.team != nil }
  }

  /// Whether one team can hold the first meeting and then the second.
  static func follows(_ one: Stay, _ next: Stay, _ problem: Problem) -> Bool {
    one.slots.upperBound <= next.slots.lowerBound && problem.canWalk(from: one, to: next)
  }

  enum Answer: Equatable {
    /// The team of each meeting.
    case divided([Int])
    case impossible
    /// There are too many states to tell.
    case unknown
  }

  func solved() -> Answer {
    var layers: [[Step]] = [[Step(last: [Int](repeating: -1, count: teams), team: -1, parent: -1)]]
    for i in meetings.indices {
      var next: [Step] = []
      var seen = Set<[Int]>()
      for (parent, step) in layers[i].enumerated() {
        for team in meetings[i].team.map({ $0..<($0 + 1) }) ?? 0..<teams {
          guard step.last[team] < 0 || follows(step.last[team], i) else { continue }
          var last = step.last
          last[team] = i
          if seen.insert(reduced(last, after: i)).inserted {
            next.append(Step(last: last, team: team, parent: parent))
          }
        }
      }
      if next.isEmpty { return .impossible }
      if next.count > Self.most { return .unknown }
      layers.append(next)
    }
    return .divided(traced(layers))
  }

  private func follows(_ one: Int, _ next: Int) -> Bool {
    Self.follows(meetings[one].stay, meetings[next].stay, problem)
  }

  private func traced(_ layers: [[Step]]) -> [Int] {
    var found: [Int] = []
    var at = 0
    for layer in layers.dropFirst().reversed() {
      found.append(layer[at].team)
      at = layer[at].parent
    }
    return found.reversed()
  }

  /// States that are the same for all that comes later; teams are alike where none is settled.
  private func reduced(_ last: [Int], after i: Int) -> [Int] {
    let open = last.map { one in
      one >= 0 && !meetings.indices.dropFirst(i + 1).allSatisfy { follows(one, $0) } ? one : -1
    }
    return isSettled ? open : open.sorted()
  }

  private struct Step {
    let last: [Int]
    let team: Int
    let parent: Int
  }
}
