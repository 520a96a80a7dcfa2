import Testing
import Timetabling

@Suite("Agenda clashes", .timeLimit(.minutes(2)))
struct AgendaClashTests {
  @Test("Giving up any one demand of a clash makes the others possible", arguments: 1...40)
  func minimal(seed: UInt64) throws {
    var generator = RandomAgenda(seed: seed)
    generator.slots = 4
    generator.meetings = 7
    let agenda = try generator.make()
    let clash = AgendaSolver(agenda).clash()
    guard agenda.fewestBreaks() == nil else {
      #expect(clash == nil)
      return
    }
    let demands = try #require(clash).demands
    #expect(clash?.isMinimal == true)
    #expect(agenda.keeping(Set(demands)).fewestBreaks() == nil)
    for demand in demands {
      #expect(agenda.keeping(Set(demands).subtracting([demand])).fewestBreaks() != nil)
    }
  }

  /// Two buyers and two sellers, everyone with everyone, in the morning of three slots.
  private func agenda(
    locations: Int = 2, fairness: Int? = nil, fixed: Int? = nil, away: [Int] = [],
    precedences: [Agenda.Precedence] = []
  ) throws -> Agenda {
    try Agenda(
      participants: 4, slots: 3, morningSlots: 2, locations: locations, fairness: fairness,
      meetings: [
        AgreedMeeting(0, 2, session: .morning), AgreedMeeting(0, 3), AgreedMeeting(1, 2),
        AgreedMeeting(1, 3, fixed: fixed),
      ],
      absences: [away, [], [], []], precedences: precedences)
  }

  @Test("It says in plain words what clashes")
  func words() throws {
    let cases: [(Agenda, [String])] = [
      (try agenda(locations: 1), ["at most 1 meeting at the same time"]),
      (
        try agenda(away: [0, 2]),
        ["participant 1, who has 2 meetings, is away in slot 1, 3"]
      ),
      (
        try agenda(fixed: 0, precedences: [Agenda.Precedence(2, 3)]),
        [
          "meeting 4 (participants 2 and 4) is settled for slot 1",
          "meeting 3 (participants 2 and 3) comes before meeting 4 (participants 2 and 4)",
        ]
      ),
      (
        try agenda(away: [0, 1]),
        ["participant 1, who has 2 meetings, is away in slot 1, 2"]
      ),
      (try agenda(), []),
    ]
    for (agenda, words) in cases {
      let clash = AgendaSolver(agenda).clash()
      #expect((clash?.demands ?? []).map(agenda.words) == words)
    }
  }

  @Test("What nobody can give up is no demand")
  func structural() throws {
    let agenda = try Agenda(
      participants: 2, slots: 1, morningSlots: 1, locations: 1,
      meetings: [AgreedMeeting(0, 1), AgreedMeeting(0, 1)])
    #expect(AgendaSolver(agenda).solve().status == .infeasible)
    #expect(AgendaSolver(agenda).clash()?.demands == [])
  }
}
