import Testing
import Timetabling

@testable import Expo

@Suite("Planning data as a timetabling problem", .timeLimit(.minutes(3)))
struct ProblemMappingTests {
  private typealias Fixture = PlanningFixture

  private func solve(_ mapping: ProblemMapping) -> Solution {
    Solver(mapping.problem, SolverOptions(seed: 1, stepLimit: 1_000)).solve()
  }

  @Test(
    "whatever is solved keeps every rule, and its bound is proved from the data", arguments: 0..<24)
  func rules(seed: UInt64) throws {
    var random = RandomPlanning(seed: seed)
    let data = random.data()
    let wishes = Pairing(data).wishes
    let mapping = try ProblemMapping(data, wishes: wishes)
    let solution = solve(mapping)
    let meetings = mapping.meetings(of: solution.timetable)
    #expect(MeetingRules.violations(of: meetings, in: data).map(\.sentence) == [])
    let weights = Dictionary(uniqueKeysWithValues: wishes.map { ($0.pair, $0.weight) })
    let weight = meetings.reduce(0) { $0 + (weights[$1.pair] ?? 0) }
    let certificate = StoredCertificate(solution.boundProof, mapping)
    let proven = try #require(BoundCheck(certificate, data, wishes: wishes)?.provenBound())
    #expect(weight <= proven)
    #expect(proven <= solution.bound)
    let days = TeamDays(meetings, data)
    #expect(days.idle == solution.score.idle)
    #expect(days.moves == solution.score.moves)
    let unplaced = try UnplacedReasons(mapping).explain(
      solution.unplaced, in: solution.timetable)
    #expect(unplaced.count + meetings.count == wishes.count)
    #expect(unplaced.allSatisfy { !$0.detail.sentences.isEmpty })
  }

  @Test("what is locked stays, and the rest keeps the rules around it", arguments: 0..<12)
  func locked(seed: UInt64) throws {
    var random = RandomPlanning(seed: 1_000 + seed)
    var data = random.data()
    let free = try ProblemMapping(data, wishes: Pairing(data).wishes)
    let first = free.meetings(of: solve(free).timetable)
    data.locked = first.enumerated().filter { $0.offset % 3 == 0 }.map { _, meeting in
      var meeting = meeting
      meeting.lock = .organiser
      return meeting
    }
    data.requests.removeAll { $0.id % 7 == 0 }
    guard MeetingRules.violations(of: data.locked, in: data).isEmpty else { return }
    let wishes = Pairing(data).wishes
    let mapping = try ProblemMapping(data, wishes: wishes)
    let solution = solve(mapping)
    let meetings = mapping.meetings(of: solution.timetable)
    #expect(MeetingRules.violations(of: meetings, in: data).map(\.sentence) == [])
    #expect(Set(data.locked).isSubset(of: meetings))
    let certificate = StoredCertificate(solution.boundProof, mapping)
    let proven = try #require(BoundCheck(certificate, data, wishes: wishes)?.provenBound())
    #expect(solution.score.weight <= proven)
    #expect(proven <= solution.bound)
  }

  @Test(
    "tables are interchangeable by rank and closed slots; a locked meeting's table stands alone")
  func classes() throws {
    var data = RuleCase.sound.data
    data.tables = (101...105).map { id in
      PlanningTable(
        id: Fixture.table(id), code: "T\(id)", hall: Fixture.table(1), maxRank: id == 103 ? 3 : 9,
        seats: 4, closures: id == 104 ? [Fixture.range(0, (9, 10), (9, 12))] : [])
    }
    data.locked = [Fixture.meeting(12, 21, slot: 1, table: 105, lock: .organiser)]
    let mapping = try ProblemMapping(data, wishes: Pairing(data).wishes)
    #expect(
      mapping.classes[0].map { $0.map(\.id.rawValue) } == [[101, 102], [103], [104], [105]])
    #expect(mapping.problem.halls[0].tables.map(\.closed) == [[], [], [0], []])
    #expect(mapping.problem.locked.map(\.tableClass) == [3])
  }

  @Test(
    "the buffer counts as walking time unless that would make ways round shorter",
    arguments: [
      ([10, 5, 10], [5, 0, 5]), ([4, 4, 4], [0, 0, 0]), ([10, 5, 5], [10, 5, 5]),
    ])
  func walks(minutes: [Int], travel: [Int]) throws {
    var data = RuleCase.sound.data
    data.walks = zip([(1, 2), (1, 3), (2, 3)], minutes).map { halls, minutes in
      HallWalk(
        from: Fixture.table(halls.0), to: Fixture.table(halls.1), minutes: minutes)
    }
    let problem = try ProblemMapping(data, wishes: Pairing(data).wishes).problem
    #expect([problem.travel[0][1], problem.travel[0][2], problem.travel[1][2]] == travel)
  }

  @Test("locked meetings that need a buffer for walking where it does not count are named")
  func walkClash() throws {
    var data = RuleCase.sound.data
    data.walks = zip([(1, 2), (1, 3), (2, 3)], [5, 10, 5]).map { halls, minutes in
      HallWalk(
        from: Fixture.table(halls.0), to: Fixture.table(halls.1), minutes: minutes)
    }
    data.requests = [
      Fixture.request(1, 12, 21), Fixture.request(2, 12, 22), Fixture.request(3, 13, 23),
    ]
    let clash = [
      Fixture.meeting(12, 21, slot: 1, lock: .organiser),
      Fixture.meeting(12, 22, slot: 2, table: 103, lock: .organiser),
    ]
    let other = Fixture.meeting(13, 23, slot: 1, table: 102, lock: .organiser)
    data.locked = clash + [other]
    #expect(MeetingRules.violations(of: data.locked, in: data) == [])
    let wishes = Pairing(data).wishes
    #expect {
      try ProblemMapping(data, wishes: wishes)
    } throws: { error in
      (error as? TimetableError)?.message
        == "the locked meetings RU12–CN21 and RU12–CN22 cannot both stand: the same people need "
        + "5 minutes between HALL-1 and HALL-2, where the buffer after a meeting does not count"
    }
    for one in clash {
      data.locked = [one, other]
      #expect(throws: Never.self) { try ProblemMapping(data, wishes: wishes) }
    }
  }

  @Test("a buffer that runs into the next slot is named")
  func overlap() throws {
    var data = RuleCase.sound.data
    let slot = data.slots[0]
    data.slots[0] = PlanningSlot(
      id: slot.id, code: slot.code, day: slot.day, start: slot.start, end: slot.end,
      bufferMinutes: 6, session: slot.session)
    #expect {
      try ProblemMapping(data, wishes: Pairing(data).wishes)
    } throws: { error in
      (error as? TimetableError)?.message == "the buffer of slot d1s1 runs into slot d1s2"
    }
  }
}
