/// An agenda as clauses.
///
/// The plain statement is not enough for a proof; what carries it are consequences that the solver
/// would not find: everyone's number of busy slots is known, in all and by session; a slot has at
/// most twice as many busy participants as locations, and twice as many as meetings; meetings that
/// share a participant count once against the locations; whoever has no break has all meetings in
/// one of few windows.
struct AgendaEncoding {
  let agenda: Agenda
  var formula = Formula()
  /// Meeting by slot: it is held there. Nothing where it cannot be.
  private(set) var held: [[Literal?]] = []
  /// Participant by slot: is in a meeting there.
  private(set) var busy: [[Literal?]] = []
  /// For each participant, literals the k-th of which is true if there are more than k breaks.
  var breaks: [[Literal]] = []
  /// The meetings of each participant.
  let meetings: [[Int]]
  /// When demands can be given up: for each the literal that says it is kept.
  private(set) var keeps: [AgendaDemand: Literal] = [:]

  /// With `isNegotiable` every demand can be given up by not assuming its literal in `keeps`. With
  /// `isLoose` the locations are left out if they hardly matter: whoever asks has to state them of
  /// the slots that are overfull in an answer, and to ask again.
  init(_ agenda: Agenda, isNegotiable: Bool = false, isLoose: Bool = false) {
    self.agenda = agenda
    var meetings = [[Int]](repeating: [], count: agenda.participants)
    for (index, meeting) in agenda.meetings.enumerated() {
      meetings[meeting.a].append(index)
      meetings[meeting.b].append(index)
    }
    self.meetings = meetings
    if isNegotiable {
      for demand in agenda.demands where keeps[demand] == nil {
        keeps[demand] = formula.variable()
      }
    }
    placeMeetings()
    placeParticipants()
    if isNegotiable { placeDemands() }
    orderMeetings()
    limitLocations(isLoose)
    countBreaks()
  }

  /// Adds a clause that holds if the demand is kept.
  mutating func demand(_ demand: AgendaDemand, _ literals: [Literal]) {
    formula.add((keeps[demand].map { [-$0] } ?? []) + literals)
  }

  /// The plan of a solution.
  func plan(_ isTrue: (Literal) -> Bool) -> AgendaPlan {
    AgendaPlan(slots: held.map { row in row.firstIndex { $0.map(isTrue) ?? false } ?? 0 })
  }

  // MARK: Meetings and participants

  private mutating func placeMeetings() {
    let domains =
      keeps.isEmpty
      ? AgendaDomains(agenda).allowed
      : agenda.meetings.map { _ in [Bool](repeating: true, count: agenda.slots) }
    for domain in domains {
      let row = domain.map { $0 ? formula.variable() : nil }
      held.append(row)
      formula.add(row.compactMap(\.self))
      formula.atMostOne(row.compactMap(\.self))
    }
  }

  private mutating func placeParticipants() {
    for participant in 0..<agenda.participants {
      let here = (0..<agenda.slots).map { slot in
        meetings[participant].compactMap { held[$0][slot] }
      }
      let isAlwaysBusy = isAlwaysBusy(participant, here.map { !$0.isEmpty })
      let row = here.enumerated().map { slot, here -> Literal? in
        if here.isEmpty { return nil }
        formula.atMostOne(here)
        let half = slot < agenda.morningSlots ? isAlwaysBusy.morning : isAlwaysBusy.afternoon
        guard half else { return formula.any(here) }
        formula.add(here)
        return formula.fact
      }
      busy.append(row)
      countBusy(participant)
    }
  }

  /// Whether a participant needs all the slots of a session that are possible.
  private func isAlwaysBusy(_ participant: Int, _ possible: [Bool]) -> (
    morning: Bool, afternoon: Bool
  ) {
    let morning = possible[..<agenda.morningSlots].count { $0 }
    let afternoon = possible[agenda.morningSlots...].count { $0 }
    let isFull = morning + afternoon == meetings[participant].count
    let bound = bound(participant)
    return (isFull || morning == bound.morning, isFull || afternoon == bound.afternoon)
  }

  /// Everyone is busy as often as there are meetings, in each session and in all.
  private mutating func countBusy(_ participant: Int) {
    let noon = agenda.morningSlots
    let row = busy[participant]
    let free =
      meetings[participant].count - bound(participant).morning - bound(participant).afternoon
    let morning = countBusy(
      row[..<noon].compactMap(\.self), least: bound(participant).morning, free: free)
    let afternoon = countBusy(
      row[noon...].compactMap(\.self), least: bound(participant).afternoon, free: free)
    guard free > 0 else { return }
    let count = meetings[participant].count
    let all = formula.merge(morning, afternoon, cap: count + 1, .exact)
    formula.add(all.count < count ? [] : [all[count - 1]])
    if all.count > count { formula.add(-all[count]) }
  }

  private mutating func countBusy(_ slots: [Literal], least: Int, free: Int) -> [Literal] {
    if slots.count < least { formula.add([]) }
    let count = formula.counter(slots, cap: least + free + 1, .exact)
    if least > 0, count.count >= least { formula.add(count[least - 1]) }
    if count.count > least + free { formula.add(-count[least + free]) }
    return count
  }

  /// How many meetings of a participant have to be in the morning, and in the afternoon.
  func bound(_ participant: Int) -> (morning: Int, afternoon: Int) {
    let noon = agenda.morningSlots
    return (
      meetings[participant].count { held[$0][noon...].allSatisfy { $0 == nil } },
      meetings[participant].count { held[$0][..<noon].allSatisfy { $0 == nil } }
    )
  }

  // MARK: Order

  /// One meeting after the other, by variables that say whether the first is over.
  private mutating func orderMeetings() {
    for wish in agenda.precedences {
      var isOver: [Literal] = []
      for slot in 0..<agenda.slots {
        if let later = held[wish.after][slot] { demand(.precedence(wish), [-later] + isOver) }
        if let first = held[wish.before][slot] { isOver = [formula.any([first] + isOver)] }
      }
    }
  }
}
