import Testing

@testable import Expo

/// A sound plan with one thing changed, and the rules that this breaks.
struct RuleCase: Sendable, CustomTestStringConvertible {
  private typealias Fixture = PlanningFixture

  let testDescription: String
  let codes: [RuleCode]
  var data: PlanningData
  var plan: [PlannedMeeting]

  /// Wishes and a plan that keeps every rule.
  static var sound: RuleCase {
    var data = Fixture.data
    data.requests = [
      Fixture.request(1, 11, 21, sector: "ENE"), Fixture.request(2, 22, 11),
      Fixture.request(3, 12, 21), Fixture.request(4, 13, 22, .must),
      Fixture.request(5, 23, 13), Fixture.request(6, 11, 23, .must, duration: 2),
      Fixture.request(7, 12, 24), Fixture.request(8, 24, 12, .no),
    ]
    return RuleCase(
      testDescription: "sound", codes: [], data: data,
      plan: [
        Fixture.meeting(11, 21, slot: 1, interpreter: 31),
        Fixture.meeting(11, 22, slot: 2, interpreter: 31),
        Fixture.meeting(12, 21, slot: 3, table: 103),
        Fixture.meeting(13, 22, slot: 4),
        Fixture.meeting(13, 23, slot: 4, table: 102, teams: (2, 1)),
        Fixture.meeting(11, 23, slot: 6, interpreter: 31, duration: 2),
      ])
  }

  private init(
    testDescription: String, codes: [RuleCode], data: PlanningData, plan: [PlannedMeeting]
  ) {
    self.testDescription = testDescription
    self.codes = codes
    self.data = data
    self.plan = plan
  }

  init(_ name: String, _ codes: RuleCode..., change: (inout RuleCase) -> Void) {
    let sound = Self.sound
    self.init(testDescription: name, codes: codes, data: sound.data, plan: sound.plan)
    change(&self)
  }

  mutating func firm(_ id: Int64, _ languages: [String], cap: Int? = nil, busy: [TimeRange] = []) {
    replace(Fixture.person(id, languages, teams: id == 13 ? 2 : 1, cap: cap, busy: busy))
  }

  private mutating func replace(_ firm: PlanningFirm) {
    data.firms = data.firms.map { $0.id == firm.id ? firm : $0 }
  }

  mutating func interpreter(_ person: PlanningInterpreter) {
    data.interpreters = data.interpreters.map { $0.id == person.id ? person : $0 }
  }

  mutating func close(_ table: Int64, _ range: TimeRange) {
    data.tables = data.tables.map { old in
      guard old.id == Fixture.table(table) else { return old }
      return PlanningTable(
        id: old.id, code: old.code, hall: old.hall, maxRank: old.maxRank, seats: old.seats,
        closures: [range])
    }
  }
}
