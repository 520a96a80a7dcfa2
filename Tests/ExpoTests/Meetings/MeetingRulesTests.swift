import Testing

@testable import Expo

@Suite("Hard rules", .timeLimit(.minutes(1)))
struct MeetingRulesTests {
  typealias Fixture = PlanningFixture

  @Test("a plan that keeps the rules breaks none")
  func sound() {
    let sound = RuleCase.sound
    #expect(MeetingRules.violations(of: sound.plan, in: sound.data) == [])
  }

  @Test("each change breaks exactly these rules", arguments: meetingCases + peopleCases)
  func broken(broken: RuleCase) {
    let found = MeetingRules.violations(of: broken.plan, in: broken.data)
    #expect(found.map(\.code) == broken.codes, "\(found.map(\.sentence))")
    #expect(found.allSatisfy { !$0.sentence.isEmpty && !$0.meetings.isEmpty })
  }

  @Test("every rule is broken by one of the cases")
  func complete() {
    let codes = Set((Self.meetingCases + Self.peopleCases).flatMap(\.codes))
    #expect(codes == Set(RuleCode.allCases))
  }

  @Test("a violation says who, where and when in the time of the venue")
  func sentence() {
    var broken = RuleCase.sound
    broken.plan[0].slot = Fixture.slot(2)
    broken.plan[0].table = Fixture.table(102)
    broken.plan[0].interpreter = Fixture.firm(33)
    broken.plan[2].slot = Fixture.slot(5)
    let found = MeetingRules.violations(of: broken.plan, in: broken.data)
    #expect(
      found.map(\.sentence) == [
        "team 1 of RU11 has meeting RU11–CN21 and meeting RU11–CN22 at 2014-07-01 09:30"
      ])
  }

  @Test("only what the new meeting breaks is reported when it joins others")
  func adding() {
    var sound = RuleCase.sound
    sound.plan[0].table = Fixture.table(104)
    let rules = MeetingRules(sound.data)
    let clash = Fixture.meeting(12, 21, slot: 2)
    let found = rules.violations(adding: clash, to: sound.plan)
    #expect(found.map(\.code) == [.tableTwice])
    #expect(rules.violations(adding: sound.plan[2], to: sound.plan) == [])
  }

  static let meetingCases: [RuleCase] = [
    RuleCase("a firm that takes no part", .unknownReference) {
      $0.plan.append(Fixture.meeting(12, 99, slot: 5))
    },
    RuleCase("a table that does not exist", .unknownReference) {
      $0.plan[2].table = Fixture.table(199)
    },
    RuleCase("a team that the firm does not have", .unknownReference) { $0.plan[3].teamB = 2 },
    RuleCase("an interpreter who does not exist", .unknownReference) {
      $0.plan[0].interpreter = Fixture.firm(39)
    },
    RuleCase("a slot that does not exist", .unknownReference) {
      $0.plan[2].slot = Fixture.slot(99)
    },
    RuleCase("a pair twice", .pairTwice) { $0.plan.append(Fixture.meeting(13, 22, slot: 5)) },
    RuleCase("nobody asked for it", .notWished) {
      $0.plan.append(Fixture.meeting(13, 24, slot: 5))
    },
    RuleCase("one side refused it", .vetoed) { $0.plan.append(Fixture.meeting(12, 24, slot: 5)) },
    RuleCase("shorter than wished", .wrongDuration) { $0.plan[5].durationSlots = 1 },
    RuleCase("a better rank than asked for", .wrongRank) { $0.plan[2].rank = 2 },
    RuleCase("over the break", .notConsecutive) { $0.plan[5].slot = Fixture.slot(8) },
    RuleCase("past the end of the day", .notConsecutive) { $0.plan[5].slot = Fixture.slot(10) },
    RuleCase("a closed table", .tableClosed) {
      $0.close(103, Fixture.range(0, (10, 20), (11, 0)))
    },
    RuleCase("a table that closes with the buffer", .tableClosed) {
      $0.close(103, Fixture.range(0, (10, 26), (11, 0)))
    },
    RuleCase("a table for higher ranks", .tableRank) { $0.plan[2].table = Fixture.table(104) },
    RuleCase("two meetings at one table", .tableTwice) { $0.plan[4].table = Fixture.table(101) },
    RuleCase("a firm away from its stand", .ownStand) {
      $0.data.standAt(Fixture.table(3), of: [Fixture.firm(12)])
    },
    RuleCase("at the stand of another firm", .foreignStand) {
      $0.data.standAt(Fixture.table(2), of: [Fixture.firm(24)])
    },
    RuleCase("a locked meeting moved", .lockedChanged) {
      $0.data.locked = [Fixture.meeting(12, 21, slot: 5, table: 103, lock: .organiser)]
    },
    RuleCase("a VIP meeting at another table", .lockedChanged) {
      $0.data.locked = [Fixture.meeting(12, 21, slot: 3, table: 101, lock: .vip)]
    },
    RuleCase("a locked meeting dropped", .lockedChanged) {
      $0.data.locked = [$0.plan.removeLast()]
    },
  ]

  static let peopleCases: [RuleCase] = [
    RuleCase("a firm that is away", .firmBusy) {
      $0.firm(21, ["zh"], busy: [Fixture.range(0, (9, 0), (9, 10))])
    },
    RuleCase("a firm that leaves within the buffer", .firmBusy) {
      $0.firm(22, ["zh"], busy: [Fixture.range(0, (14, 25), (18, 0))])
    },
    RuleCase("more meetings than the cap", .firmDailyCap) { $0.firm(11, ["ru"], cap: 1) },
    RuleCase("a team in two places", .teamTwice) { $0.plan[4].teamA = 1 },
    RuleCase("too far to walk", .teamWalk) {
      $0.plan[2].slot = Fixture.slot(2)
      $0.plan[2].table = Fixture.table(103)
    },
    RuleCase("nobody interprets", .interpreterMissing) { $0.plan[0].interpreter = nil },
    RuleCase("somebody interprets without need", .interpreterNeedless, .interpreterPair) {
      $0.plan[3].interpreter = Fixture.firm(33)
      $0.firm(13, ["zh", "en"])
    },
    RuleCase("no language pair", .interpreterPair) {
      $0.firm(21, ["en"])
      $0.data.requests[2] = Fixture.request(3, 12, 21, interpreter: false)
    },
    RuleCase("not prepared for the sector", .interpreterSector) {
      $0.plan[0].interpreter = Fixture.firm(32)
    },
    RuleCase("not cleared for protocol", .interpreterClearance) {
      $0.data.requests[1] = Fixture.request(2, 22, 11, rank: 5)
      $0.plan[1].rank = 5
      $0.plan[1].interpreter = Fixture.firm(32)
    },
    RuleCase("stationed elsewhere", .interpreterStation) {
      $0.interpreter(Fixture.interpreter(33, station: Fixture.table(2)))
      $0.plan[0].interpreter = Fixture.firm(33)
    },
    RuleCase("not on that day", .interpreterDayOff) {
      $0.interpreter(Fixture.interpreter(33, days: [CalendarDay("2014-07-02")!]))
      $0.plan[0].interpreter = Fixture.firm(33)
    },
    RuleCase("the interpreter is away", .interpreterBusy) {
      $0.interpreter(Fixture.interpreter(33, busy: [Fixture.range(0, (8, 0), (9, 5))]))
      $0.plan[0].interpreter = Fixture.firm(33)
    },
    RuleCase("the interpreter in two places", .interpreterTwice) {
      $0.data.requests[3] = Fixture.request(4, 13, 22, .must, interpreter: true)
      $0.data.requests[4] = Fixture.request(5, 23, 13, interpreter: true)
      $0.plan[3].interpreter = Fixture.firm(33)
      $0.plan[4].interpreter = Fixture.firm(33)
    },
    RuleCase("too far to walk for the interpreter", .interpreterWalk) {
      $0.data.requests[2] = Fixture.request(3, 12, 21, interpreter: true)
      $0.plan[2].interpreter = Fixture.firm(33)
      $0.plan[1].interpreter = Fixture.firm(33)
    },
    RuleCase("too many minutes on the day", .interpreterMinutesPerDay) {
      $0.interpreter(Fixture.interpreter(31, perDay: 59))
      $0.plan[5].interpreter = Fixture.firm(33)
    },
    RuleCase("too many minutes in a row", .interpreterMinutesInARow) {
      $0.interpreter(Fixture.interpreter(31, row: 59))
      $0.plan[5].interpreter = Fixture.firm(33)
    },
  ]
}
