import Testing
import Timetabling

@Suite("Agenda")
struct AgendaTests {
  private let meetings = [
    AgreedMeeting(0, 1, session: .morning), AgreedMeeting(0, 2, fixed: 3), AgreedMeeting(1, 2),
  ]

  private func agenda() throws -> Agenda {
    try Agenda(
      participants: 4, slots: 4, morningSlots: 2, locations: 1, fairness: 0, meetings: meetings,
      absences: [[], [], [2], []], precedences: [Agenda.Precedence(0, 1)])
  }

  @Test(
    "A plan is told what it breaks",
    arguments: [
      ([0, 3, 1], [AgendaViolation.demand(.fairness)]),
      ([1, 3, 2], [.demand(.fairness), .demand(.absence(participant: 2))]),
      (
        [2, 1, 0],
        [
          .demand(.fairness), .demand(.session(meeting: 0)), .demand(.fixed(meeting: 1)),
          .demand(.precedence(Agenda.Precedence(0, 1))),
        ]
      ),
      (
        [1, 3, 1],
        [.twice(participant: 1, slot: 1), .demand(.locations), .demand(.fairness)]
      ),
      ([0, 3], [.shape]), ([0, 3, 4], [.shape]),
    ])
  func violations(slots: [Int], found: [AgendaViolation]) throws {
    #expect(AgendaPlan(slots: slots).violations(of: try agenda()) == found)
  }

  @Test("Breaks are groups of idle slots between meetings, whatever their length")
  func breaks() throws {
    #expect(AgendaPlan(slots: [0, 3, 1]).breaks(in: try agenda()) == [1, 0, 1, 0])
  }

  @Test("Parts that do not fit together are refused by name")
  func refused() throws {
    func error(
      slots: Int = 4, meetings: [AgreedMeeting] = [], absences: [[Int]] = [],
      precedences: [Agenda.Precedence] = []
    ) -> AgendaError? {
      do throws(AgendaError) {
        _ = try Agenda(
          participants: 2, slots: slots, morningSlots: 2, locations: 1, meetings: meetings,
          absences: absences, precedences: precedences)
        return nil
      } catch { return error }
    }
    #expect(error() == nil)
    #expect(error(slots: 1) == .numbers)
    #expect(error(meetings: [AgreedMeeting(0, 1), AgreedMeeting(1, 1)]) == .meeting(1))
    #expect(error(meetings: [AgreedMeeting(0, 2)]) == .meeting(0))
    #expect(error(meetings: [AgreedMeeting(0, 1, fixed: 4)]) == .meeting(0))
    #expect(error(absences: [[]]) == .absences(1))
    #expect(error(absences: [[], [4]]) == .absence(participant: 1, slot: 4))
    let wish = Agenda.Precedence(0, 1)
    #expect(error(precedences: [wish]) == .precedence(wish))
  }
}
