import Timetabling

/// Tries every set of placements of a tiny problem.
struct Exhaustive {
  private let problem: Problem
  private var best = Int.min

  init(_ problem: Problem) {
    self.problem = problem
  }

  /// The largest value of any feasible timetable, its weight less what changes cost; only what is better
  /// than `known` is looked for.
  mutating func largestValue(above known: Int = .min) -> Int {
    best = known
    extend(problem.locked, from: 0, weight: 0)
    return best
  }

  private mutating func extend(_ placements: [Placement], from r: Int, weight: Int) {
    best = max(best, Timetable(placements: placements).score(of: problem).value)
    guard r < problem.requests.count else { return }
    let rest = problem.requests[r...].reduce(0) { $0 + $1.weight }
    let lockedWeight = problem.locked.reduce(0) { $0 + problem.requests[$1.request].weight }
    guard lockedWeight + weight + rest > best else { return }
    if !problem.locked.contains(where: { $0.request == r }) {
      for placement in Exhaustive.candidates(r, of: problem) {
        let next = placements + [placement]
        guard Timetable(placements: next).violations(of: problem).isEmpty else { continue }
        extend(next, from: r + 1, weight: weight + problem.requests[r].weight)
      }
    }
    extend(placements, from: r + 1, weight: weight)
  }

  /// Every placement of a request that keeps the rules alone.
  static func candidates(_ r: Int, of problem: Problem) -> [Placement] {
    let request = problem.requests[r]
    let people: [Int?] =
      problem.needsInterpreter(request) ? problem.interpreters.indices.map { $0 } : [nil]
    var all: [Placement] = []
    for t in problem.slots.indices {
      for (h, hall) in problem.halls.enumerated() {
        for k in hall.tables.indices {
          for g in people {
            for a in 0..<problem.parties[request.a].teams {
              for b in 0..<problem.parties[request.b].teams {
                for guests in teams(of: request.guests, problem) {
                  all.append(
                    Placement(
                      request: r, slot: t, hall: h, tableClass: k, interpreter: g, teamA: a,
                      teamB: b, guestTeams: guests))
                }
              }
            }
          }
        }
      }
    }
    return all.filter {
      Timetable(placements: problem.locked + [$0]).violations(of: problem).isEmpty
    }
  }

  /// Every choice of a team for each of the guests.
  private static func teams(of guests: [Int], _ problem: Problem) -> [[Int]] {
    guests.reduce([[]]) { choices, guest in
      choices.flatMap { choice in (0..<problem.parties[guest].teams).map { choice + [$0] } }
    }
  }
}
