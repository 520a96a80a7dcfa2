import Testing
import Timetabling

@Suite("Violations", .timeLimit(.minutes(1)))
struct ViolationTests {
  /// A feasible timetable of the plain problem.
  private let sound = [
    Placement(request: 0, slot: 0, hall: 0),
    Placement(request: 1, slot: 1, hall: 0, interpreter: 0),
    Placement(request: 2, slot: 3, hall: 1),
  ]

  private func violations(
    _ placements: [Placement], _ edit: (inout PlainProblem) -> Void = { _ in }
  ) throws -> [Violation] {
    var plain = PlainProblem()
    edit(&plain)
    return Timetable(placements: placements).violations(of: try plain.make())
  }

  @Test("A sound timetable breaks nothing")
  func none() throws {
    #expect(try violations(sound) == [])
  }

  @Test("References and duplicates")
  func references() throws {
    #expect(try violations([sound[0], sound[0]]) == [.duplicate(request: 0)])
    let wrong = Placement(request: 9, slot: 0, hall: 0)
    #expect(try violations([wrong]) == [.reference(request: 9, "request 9 does not exist")])
    let team = Placement(request: 0, slot: 0, hall: 0, teamA: 1)
    #expect(try violations([team]) == [.reference(request: 0, "party 0 has no team 1")])
  }

  @Test("Slots: allowed, past, consecutive, available")
  func slots() throws {
    let allowed = try violations([sound[0]]) {
      $0.requests[0] = Request(a: 0, b: 1, weight: 1, allowedSlots: [1])
    }
    #expect(allowed == [.slotNotAllowed(request: 0, slot: 0)])
    #expect(
      try violations([sound[0]]) { $0.notBefore = 1 } == [.slotNotAllowed(request: 0, slot: 0)])
    let long = try violations([Placement(request: 0, slot: 3, hall: 0)]) {
      $0.requests[0] = Request(a: 0, b: 1, weight: 1, duration: 2)
    }
    #expect(long == [.notConsecutive(request: 0)])
    let away = try violations([sound[0]]) {
      $0.parties[1] = Party(languages: [0], unavailable: [0])
    }
    #expect(away == [.unavailable(request: 0, party: 1, slot: 0)])
  }

  @Test("Teams: one meeting at a time, caps, stands, walking")
  func teams() throws {
    let twice = [sound[0], Placement(request: 2, slot: 0, hall: 0)]
    #expect(try violations(twice) == [.teamTwice(party: 1, team: 0, slot: 0)])
    let cap = try violations(sound) { $0.parties[0] = Party(languages: [0], dailyCap: 1) }
    #expect(cap == [.partyDayCap(party: 0, day: 0, count: 2)])
    let stand = try violations(sound) { $0.parties[3] = Party(languages: [0], hall: 0) }
    #expect(stand == [.ownStand(request: 2, party: 3)])
    let foreign = try violations(sound) {
      $0.halls[1] = Hall(tables: $0.halls[1].tables, isStand: true)
    }
    #expect(foreign == [.foreignStand(request: 2, hall: 1)])
    let walk = [sound[0], Placement(request: 2, slot: 1, hall: 1)]
    #expect(try violations(walk) == [.walking(party: 1, team: 0, from: 0, to: 1)])
  }

  @Test("Guests: available, in one place at a time, on their stand, with a team of their own")
  func guests() throws {
    let together = Placement(request: 0, slot: 0, hall: 0, guestTeams: [0])
    let invited = Request(a: 0, b: 1, weight: 3, guests: [3])
    #expect(try violations([together]) { $0.requests[0] = invited } == [])
    let twice = try violations([together, Placement(request: 2, slot: 0, hall: 0)]) {
      $0.requests[0] = invited
      $0.requests[2] = Request(a: 3, b: 2, weight: 1, interpretation: .none)
    }
    #expect(twice == [.teamTwice(party: 3, team: 0, slot: 0)])
    let away = try violations([together]) {
      $0.requests[0] = invited
      $0.parties[3] = Party(languages: [0], unavailable: [0])
    }
    #expect(away == [.unavailable(request: 0, party: 3, slot: 0)])
    let stand = try violations([together]) {
      $0.requests[0] = invited
      $0.parties[3] = Party(languages: [0], hall: 1)
    }
    #expect(stand == [.ownStand(request: 0, party: 3)])
    let missing = try violations([Placement(request: 0, slot: 0, hall: 0)]) {
      $0.requests[0] = invited
    }
    #expect(missing == [.reference(request: 0, "0 teams of 1 guests")])
  }

  @Test("Tables: number, rank, closed")
  func tables() throws {
    let full = try violations([sound[0], Placement(request: 2, slot: 0, hall: 0)]) {
      $0.halls[0] = Hall(tables: [TableClass(count: 1)])
      $0.parties[1] = Party(teams: 2, languages: [0])
      $0.requests[2] = Request(a: 1, b: 3, weight: 1)
    }
    #expect(full.contains(.tables(hall: 0, tableClass: 0, slot: 0, count: 2)))
    let rank = try violations([sound[0]]) {
      $0.halls[0] = Hall(tables: [TableClass(count: 1, maxRank: 3)])
    }
    #expect(rank == [.tableRank(request: 0)])
    let closed = try violations([sound[0]]) {
      $0.halls[0] = Hall(tables: [TableClass(count: 1, closed: [0])])
    }
    #expect(closed == [.tableClosed(request: 0, slot: 0)])
  }

  @Test("Interpreters: needed, suitable, at work")
  func interpreters() throws {
    let missing = [Placement(request: 1, slot: 1, hall: 0)]
    #expect(try violations(missing) == [.interpretation(request: 1)])
    let needless = [Placement(request: 0, slot: 1, hall: 0, interpreter: 0)]
    #expect(try violations(needless).contains(.interpretation(request: 0)))
    let pair = try violations([sound[1]]) {
      $0.interpreters = [Interpreter(pairs: [LanguagePair(0, 2)])]
    }
    #expect(pair == [.unsuitable(request: 1, interpreter: 0)])
    let station = try violations([sound[1]]) {
      $0.interpreters = [Interpreter(pairs: [LanguagePair(0, 1)], hall: 1)]
    }
    #expect(station == [.unsuitable(request: 1, interpreter: 0)])
    let rank = try violations([sound[1]]) {
      $0.requests[1] = Request(a: 0, b: 2, weight: 1, rank: 5)
    }
    #expect(rank == [.unsuitable(request: 1, interpreter: 0)])
    let away = try violations([sound[1]]) {
      $0.interpreters = [Interpreter(pairs: [LanguagePair(0, 1)], unavailable: [1])]
    }
    #expect(away == [.interpreterUnavailable(interpreter: 0, slot: 1)])
  }

  @Test(
    "Interpreters: limits of the day",
    arguments: [
      (
        Interpreter(pairs: [LanguagePair(0, 1)], dailyCapMeetings: 1), [0, 2],
        Violation.interpreterDayCap(interpreter: 0, day: 0, count: 2)
      ),
      (
        Interpreter(pairs: [LanguagePair(0, 1)], maxMinutesPerDay: 45), [0, 2],
        .interpreterMinutes(interpreter: 0, day: 0, minutes: 60)
      ),
      (
        Interpreter(pairs: [LanguagePair(0, 1)], maxConsecutiveMinutes: 45), [0, 1],
        .interpreterRow(interpreter: 0, slot: 1, minutes: 60)
      ),
      (
        Interpreter(pairs: [LanguagePair(0, 1)]), [2, 2],
        .interpreterTwice(interpreter: 0, slot: 2)
      ),
    ])
  func limits(person: Interpreter, slots: [Int], expected: Violation) throws {
    let placements = slots.enumerated().map {
      Placement(request: $0, slot: $1, hall: 0, interpreter: 0)
    }
    let found = try violations(placements) {
      $0.interpreters = [person]
      $0.requests = [Request(a: 0, b: 2, weight: 1), Request(a: 1, b: 2, weight: 1)]
      $0.parties[2] = Party(teams: 2, languages: [1])
    }
    #expect(found.filter { $0 == expected } == [expected])
  }

  @Test("A row of minutes ends at a free slot")
  func rowEnds() throws {
    let placements = [0, 2].enumerated().map {
      Placement(request: $0, slot: $1, hall: 0, interpreter: 0)
    }
    let found = try violations(placements) {
      $0.interpreters = [Interpreter(pairs: [LanguagePair(0, 1)], maxConsecutiveMinutes: 45)]
      $0.requests = [Request(a: 0, b: 2, weight: 1), Request(a: 1, b: 2, weight: 1)]
    }
    #expect(found == [])
  }

  @Test("A roaming interpreter needs the walking time")
  func roaming() throws {
    let placements = [(0, 0), (1, 1)].enumerated().map {
      Placement(request: $0, slot: $1.0, hall: $1.1, interpreter: 0)
    }
    let found = try violations(placements) {
      $0.requests = [Request(a: 0, b: 2, weight: 1), Request(a: 1, b: 2, weight: 1)]
      $0.parties[2] = Party(teams: 2, languages: [1])
    }
    #expect(found.contains(.interpreterWalking(interpreter: 0, from: 0, to: 1)))
  }

  @Test("A locked placement is missed")
  func locked() throws {
    #expect(try violations([]) { $0.locked = [sound[0]] } == [.locked(request: 0)])
    let moved = [Placement(request: 0, slot: 5, hall: 0)]
    #expect(try violations(moved) { $0.locked = [sound[0]] } == [.locked(request: 0)])
  }
}
