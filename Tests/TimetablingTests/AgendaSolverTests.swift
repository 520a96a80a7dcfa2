import Testing
import Timetabling

@Suite("Agenda solver", .timeLimit(.minutes(2)))
struct AgendaSolverTests {
  /// Everyone meets everyone once.
  private func roundRobin(_ participants: Int, slots: Int, locations: Int) throws -> Agenda {
    let meetings = (0..<participants).flatMap { a in
      (a..<participants).dropFirst().map { AgreedMeeting(a, $0) }
    }
    return try Agenda(
      participants: participants, slots: slots, morningSlots: slots, locations: locations,
      fairness: 2, meetings: meetings)
  }

  @Test("It finds what trying everything finds", arguments: 1...40)
  func exhaustive(seed: UInt64) throws {
    var generator = RandomAgenda(seed: seed)
    let agenda = try generator.make()
    let outcome = AgendaSolver(agenda, AgendaOptions(seed: seed)).solve()
    let best = agenda.fewestBreaks()
    #expect(outcome.breaks == best)
    #expect(outcome.status == (best == nil ? .infeasible : .optimal))
    #expect(outcome.plan.map { $0.violations(of: agenda) } ?? [] == [])
    #expect(outcome.plan.map { $0.breaks(in: agenda).reduce(0, +) } == best)
    #expect(outcome.bound == best ?? 0)
  }

  @Test("So it does where some have no slot to spare, alone and racing", arguments: 1...40)
  func alwaysBusy(seed: UInt64) throws {
    var generator = RandomAgenda(seed: seed)
    generator.participants = 4
    generator.slots = 4
    generator.meetings = 5
    var agenda = try generator.make()
    for index in agenda.meetings.indices { agenda.meetings[index].session = nil }
    let best = agenda.fewestBreaks()
    for threads in 1...2 {
      let outcome = AgendaSolver(agenda, AgendaOptions(seed: seed, threads: threads)).solve()
      #expect(outcome.breaks == best)
      #expect(outcome.status == (best == nil ? .infeasible : .optimal))
      #expect(outcome.bound == best ?? 0)
    }
  }

  @Test("Locations that are short in one slot alone are seen", arguments: [1, 2])
  func crowdedSlot(threads: Int) throws {
    // The first four meetings fill both locations in the first two slots; the fifth could be held
    // there but for them.
    let agenda = try Agenda(
      participants: 6, slots: 8, morningSlots: 8, locations: 2,
      meetings: [
        AgreedMeeting(0, 2), AgreedMeeting(1, 3), AgreedMeeting(0, 3), AgreedMeeting(1, 2),
        AgreedMeeting(4, 5),
      ],
      absences: [Array(2..<8), Array(2..<8), [], [], Array(3..<8), []])
    let outcome = AgendaSolver(agenda, AgendaOptions(threads: threads)).solve()
    #expect(outcome.status == .optimal)
    #expect(outcome.breaks == agenda.fewestBreaks())
    #expect(outcome.plan.map { $0.violations(of: agenda) } == [])
  }

  @Test(
    "Fairness counts from the fewest breaks that anyone has when nobody is without",
    arguments: 1...20)
  func fairness(seed: UInt64) throws {
    var generator = RandomAgenda(seed: seed)
    generator.participants = 4
    generator.meetings = 4
    generator.slots = 6
    var agenda = try generator.make()
    agenda.fairness = 1
    let outcome = AgendaSolver(agenda).solve()
    #expect(outcome.breaks == agenda.fewestBreaks())
  }

  @Test(
    "Everyone meets everyone: in as many slots as there are others, if there is room",
    arguments: [
      (6, 5, 3, AgendaOutcome.Status.optimal), (6, 5, 2, .infeasible), (8, 7, 4, .optimal),
      (7, 6, 3, .infeasible), (10, 9, 5, .optimal), (10, 8, 5, .infeasible),
    ])
  func roundRobin(
    participants: Int, slots: Int, locations: Int, status: AgendaOutcome.Status
  ) throws {
    let agenda = try roundRobin(participants, slots: slots, locations: locations)
    let outcome = AgendaSolver(agenda).solve()
    #expect(outcome.status == status)
    #expect(outcome.breaks == (status == .optimal ? 0 : nil))
  }

  @Test("The same seed gives the same plan, and two searches the same value")
  func deterministic() throws {
    var generator = RandomAgenda(seed: 11)
    generator.participants = 14
    generator.slots = 9
    generator.meetings = 40
    generator.locations = 6
    var agenda = try generator.make()
    agenda.absences = [[Int]](repeating: [], count: agenda.participants)
    agenda.fairness = nil
    for index in agenda.meetings.indices {
      agenda.meetings[index].fixed = nil
      agenda.meetings[index].session = nil
    }
    let one = AgendaSolver(agenda, AgendaOptions(seed: 4)).solve()
    let two = AgendaSolver(agenda, AgendaOptions(seed: 4)).solve()
    let both = AgendaSolver(agenda, AgendaOptions(seed: 4, threads: 2)).solve()
    #expect(one.plan != nil)
    #expect(one.plan == two.plan)
    #expect(both.status == .optimal)
    #expect(both.breaks == one.breaks)
  }

  @Test("A cancelled run comes back few questions later, with the best plan it has")
  func cancelledLate() throws {
    let agenda = try roundRobin(12, slots: 14, locations: 5)
    var plans = 0
    var late = 0
    let outcome = AgendaSolver(agenda, AgendaOptions(seed: 1)).solve(
      progress: { if $0.breaks != nil { plans += 1 } },
      isCancelled: {
        if plans > 0 { late += 1 }
        return plans > 0
      })
    #expect(outcome.status == .feasible)
    #expect(outcome.plan.map { $0.violations(of: agenda) } == [])
    #expect(late < 20)
  }

  @Test("A run that is cancelled or has no time says what it knows")
  func cancelled() throws {
    let agenda = try roundRobin(20, slots: 19, locations: 10)
    let cancelled = AgendaSolver(agenda, AgendaOptions(threads: 2)).solve(isCancelled: { true })
    #expect(cancelled.status == .unknown)
    #expect(cancelled.plan == nil)
    let late = AgendaSolver(agenda, AgendaOptions(timeLimit: .zero)).solve()
    #expect(late.status == .unknown)
    #expect(AgendaSolver(agenda, AgendaOptions(timeLimit: .zero)).clash() == nil)
  }
}
