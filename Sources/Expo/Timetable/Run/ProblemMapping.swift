import Foundation
import Timetabling

/// The planning data as a problem of indices, and the way back.
///
/// The problem is never looser than `MeetingRules`: whatever the solver may do keeps every rule.
struct ProblemMapping {
  let data: PlanningData
  let wishes: [PairWish]
  let problem: Problem
  /// The firms of the wishes, in the order of the problem's parties.
  let firms: [PlanningFirm]
  let days: [CalendarDay]
  /// The tables of each class: hall by hall, class by class.
  let classes: [[[PlanningTable]]]
  let languages: [String]
  let sectors: [String]
  let shapes: PlacementShapes

  /// - Throws: `TimetableError.lockedConflict`, `.slotsOverlap`, `.unmappable`.
  init(_ data: PlanningData, wishes: [PairWish], told: ToldMeetings = ToldMeetings()) throws {
    try Self.check(data)
    let index = PlanningIndex(data)
    var numbering = Numbering()
    let people = Set(wishes.flatMap(\.pair.firms)).sorted()
    let firms = people.compactMap { index.firms[$0] }
    let days = Set(data.slots.map(\.day)).sorted()
    let fixed = Set((data.locked + told.meetings).map(\.table))
    let classes = data.halls.map { Self.classes(of: $0.id, in: data, fixed: fixed) }
    let shapes = PlacementShapes(data, firms: firms, wishes: wishes, classes: classes)
    let locked = try data.locked.map { try shapes.placement(of: $0) }
    func problem(locked: [Placement]) throws -> Problem {
      try Problem(
        slots: Self.slots(data.slots, days: days),
        halls: zip(data.halls, classes).map { hall, classes in
          Hall(tables: classes.map { Self.tables($0, in: data) }, isStand: hall.isStand)
        },
        travel: Self.travel(data, index),
        parties: firms.map { Self.party($0, in: data, &numbering) },
        interpreters: data.interpreters.map { Self.person($0, in: data, &numbering) },
        requests: wishes.map { wish in
          Self.request(
            wish, at: told.times[wish.pair].map { shapes.span(of: $0) }, shapes, &numbering)
        },
        locked: locked,
        announced: told.meetings.compactMap { shapes.place(of: $0, in: firms) },
        notBefore: Self.firstSlot(from: data.notBefore, data.slots),
        objective: Objective(
          changePenalty: told.changePenalty, changesPerParty: told.changesPerFirm))
    }
    do {
      self.problem = try problem(locked: locked)
    } catch ProblemError.lockedConflict(let violation) {
      guard let clash = LockedClash(data, locked, in: try problem(locked: [])) else {
        throw TimetableError.unmappable(reason: violation.description)
      }
      throw TimetableError.lockedConflict(clash)
    } catch let error as ProblemError {
      throw TimetableError.unmappable(reason: error.description)
    }
    self.data = data
    self.wishes = wishes
    self.firms = firms
    self.shapes = shapes
    self.days = days
    self.classes = classes
    languages = numbering.languages
    sectors = numbering.sectors
  }

  /// Numbers for languages and sectors, in order of first use.
  struct Numbering {
    private(set) var languages: [String] = []
    private(set) var sectors: [String] = []

    mutating func language(_ tag: String) -> Int { Self.number(of: tag, in: &languages) }

    mutating func sector(_ code: String) -> Int { Self.number(of: code, in: &sectors) }

    private static func number(of text: String, in list: inout [String]) -> Int {
      if let known = list.firstIndex(of: text) { return known }
      list.append(text)
      return list.count - 1
    }
  }

  /// What is fixed must be possible, and slots must not run into each other.
  static func check(_ data: PlanningData) throws {
    for (one, next) in zip(data.slots, data.slots.dropFirst()) where one.freeAgain > next.start {
      throw TimetableError.slotsOverlap(one.code, next.code)
    }
    if let clash = LockedClash(data) { throw TimetableError.lockedConflict(clash) }
  }
}
