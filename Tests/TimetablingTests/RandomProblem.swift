@testable import Timetabling

/// Small problems with every feature of the model, the same for the same seed.
struct RandomProblem {
  private var random: Generator
  var days = 2
  var slotsPerDay = 6
  var parties = 12
  var interpreters = 4
  var requests = 40
  var protocolShare: Float = 0.1
  var guestShare: Float = 0

  init(seed: UInt64) {
    random = Generator(seed: seed)
  }

  mutating func make() throws -> Problem {
    try Problem(
      slots: slots(), halls: halls(), travel: [[0, 20, 35], [20, 0, 10], [30, 10, 0]],
      parties: (0..<parties).map { _ in party() },
      interpreters: (0..<interpreters).map { _ in interpreter() },
      requests: (0..<requests).map { _ in request() })
  }

  /// Half-hour slots with a break in the middle of the day and a longer last one.
  private func slots() -> [Slot] {
    (0..<days).flatMap { day in
      (0..<slotsPerDay).map { k in
        let start = 540 + 30 * k + (k >= slotsPerDay / 2 ? 60 : 0)
        return Slot(day: day, start: start, end: start + (k == slotsPerDay - 1 ? 45 : 30))
      }
    }
  }

  private func halls() -> [Hall] {
    [
      Hall(tables: [TableClass(count: 2), TableClass(count: 1, maxRank: 5)]),
      Hall(tables: [TableClass(count: 2, closed: [0, 1])]),
      Hall(tables: [TableClass(count: 1)]),
    ]
  }

  private mutating func party() -> Party {
    var languages = [random.below(3)]
    if random.chance(0.3) { languages.append((languages[0] + 1) % 3) }
    let away = (0..<(days * slotsPerDay)).filter { _ in random.chance(0.15) }
    return Party(
      teams: 1 + random.below(2), languages: languages, unavailable: away,
      dailyCap: random.chance(0.5) ? 2 + random.below(4) : nil,
      hall: random.chance(0.2) ? random.below(3) : nil, guarantee: random.below(4),
      side: random.below(2))
  }

  private mutating func interpreter() -> Interpreter {
    let one = random.below(3)
    return Interpreter(
      pairs: [LanguagePair(one, (one + 1) % 3), LanguagePair(one, (one + 2) % 3)],
      sectors: random.chance(0.3) ? [random.below(2)] : nil,
      hall: random.chance(0.5) ? random.below(3) : nil,
      unavailable: random.chance(0.3) ? [random.below(days * slotsPerDay)] : [],
      dailyCapMeetings: random.chance(0.5) ? 3 : nil,
      maxMinutesPerDay: random.chance(0.5) ? 120 : nil,
      maxConsecutiveMinutes: random.chance(0.5) ? 60 : nil, vipCleared: random.chance(0.5))
  }

  private mutating func guests(besides hosts: [Int]) -> [Int] {
    guard guestShare > 0, random.chance(guestShare) else { return [] }
    let first = random.below(parties)
    return [first, (first + 1) % parties].filter { !hosts.contains($0) }
  }

  private mutating func request() -> Request {
    let a = random.below(parties)
    let b = (a + 1 + random.below(parties - 1)) % parties
    let kinds: [Request.Interpretation] = [.byLanguages, .byLanguages, .none, .required]
    return Request(
      a: a, b: b, weight: 1 + random.below(8), duration: random.chance(0.25) ? 2 : 1,
      rank: random.chance(protocolShare) ? 1 + random.below(8) : 9,
      sector: random.chance(0.4) ? random.below(3) : nil, interpretation: kinds[random.below(4)],
      allowedSlots: random.chance(0.1) ? Array(0..<(days * slotsPerDay / 2)) : nil,
      guests: guests(besides: [a, b]))
  }
}

/// A calm problem on which single rules are tried: two days of four slots, two halls an hour apart.
struct PlainProblem {
  var slots = (0..<8).map { t in
    Slot(day: t / 4, start: 600 + 30 * (t % 4), end: 630 + 30 * (t % 4))
  }
  var halls = [Hall(tables: [TableClass(count: 2)]), Hall(tables: [TableClass(count: 1)])]
  var travel = [[0, 30], [30, 0]]
  var parties = [
    Party(languages: [0]), Party(languages: [0]), Party(languages: [1]), Party(languages: [0]),
  ]
  var interpreters = [Interpreter(pairs: [LanguagePair(0, 1)])]
  var requests = [
    Request(a: 0, b: 1, weight: 3), Request(a: 0, b: 2, weight: 5), Request(a: 1, b: 3, weight: 2),
  ]
  var locked: [Placement] = []
  var announced: [Placement] = []
  var notBefore = 0
  var objective = Objective()

  func make() throws -> Problem {
    try Problem(
      slots: slots, halls: halls, travel: travel, parties: parties, interpreters: interpreters,
      requests: requests, locked: locked, announced: announced, notBefore: notBefore,
      objective: objective)
  }
}
