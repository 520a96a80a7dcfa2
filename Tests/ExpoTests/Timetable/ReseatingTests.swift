import Foundation
import Testing

@testable import Expo

@Suite("Reseating meetings")
struct ReseatingTests {
  private typealias Fixture = PlanningFixture

  /// RU11–CN21 of energy by I31 and RU12–CN22 of forestry by I33, both at nine; I32 knows forestry only.
  private static var data: PlanningData {
    var data = Fixture.data
    data.requests = [
      Fixture.request(1, 11, 21, sector: "ENE"),
      Fixture.request(2, 12, 22, sector: "FOR", interpreter: true),
    ]
    return data
  }

  private static let meetings = [
    Fixture.meeting(11, 21, slot: 1, interpreter: 31, sector: "ENE"),
    Fixture.meeting(12, 22, slot: 1, table: 102, interpreter: 33, sector: "FOR"),
  ]

  private static func live(_ meetings: [PlannedMeeting], _ data: PlanningData) -> [LiveMeeting] {
    let index = PlanningIndex(data)
    return meetings.enumerated().compactMap { number, plan in
      data.during(plan, index).map {
        LiveMeeting(
          id: Identifier(Int64(number + 1)), plan: plan, during: $0, changedAt: .distantPast)
      }
    }
  }

  private static func seated(_ data: PlanningData, _ meetings: [PlannedMeeting]) -> [PlannedMeeting]
  {
    var reseating = Reseating(
      Standing(data, live: live(meetings, data), asOf: nil), ReplanLimits())
    return reseating.seat()
  }

  @Test("An interpreter is taken from a meeting that somebody else can interpret")
  func chain() {
    var data = Self.data
    data.interpreters[0].busy = [Fixture.range(0, (8, 0), (12, 0))]
    let found = Self.seated(data, Self.meetings)
    #expect(found.map(\.interpreter) == [Fixture.firm(33), Fixture.firm(32)])
    #expect(found.map(\.slot) == Self.meetings.map(\.slot))
    #expect(found.map(\.table) == Self.meetings.map(\.table))
    #expect(MeetingRules.violations(of: found, in: data) == [])
  }

  @Test("A locked meeting gives nothing away: the other one goes elsewhere")
  func locked() {
    var data = Self.data
    data.interpreters[0].busy = [Fixture.range(0, (8, 0), (12, 0))]
    var meetings = Self.meetings
    meetings[1].lock = .organiser
    var expected = meetings
    expected[0].slot = Fixture.slot(2)
    expected[0].interpreter = Fixture.firm(33)
    #expect(Self.seated(data, meetings) == expected)
    #expect(MeetingRules.violations(of: expected, in: data) == [])
    meetings[0].lock = .organiser
    #expect(Self.seated(data, meetings) == [meetings[1]], "it is to keep its time")
  }

  @Test("A table that is closed is changed for a free one of the hall, and nothing else")
  func table() {
    var data = Self.data
    data.tables[1].closures = [Fixture.range(0, (8, 0), (12, 0))]
    let alone = [Self.meetings[1]]
    var expected = Self.meetings[1]
    expected.table = Fixture.table(101)
    #expect(Self.seated(data, alone) == [expected])
    expected.table = Fixture.table(103)
    #expect(
      Self.seated(data, Self.meetings) == [Self.meetings[0], expected],
      "the hall has no other table, the next one has")
  }

  @Test("Where everything can stand nothing changes")
  func nothing() {
    #expect(Self.seated(Self.data, Self.meetings) == Self.meetings)
  }
}
