import Foundation

/// Tries one meeting in every slot beside those that stand, which stay where they are.
///
/// Table, each team and the interpreter do not depend on each other once the hall is chosen, so each
/// is looked for alone, by `MeetingRules` among the meetings it shares something with.
struct SlotOptions {
  private let rules: MeetingRules
  private let draft: PlannedMeeting
  private let current: PlannedMeeting?
  private let past: Date?
  /// Who has the languages, the sector and the rank; nil when nobody is needed.
  private let people: [PlanningInterpreter]?
  private var byPerson: [PersonDay: [Engagement]] = [:]
  private var tableUse: [Identifier<Space>: [TimeRange]] = [:]

  /// A firm or interpreter on one day.
  private struct PersonDay: Hashable {
    let person: Identifier<Participation>
    let day: CalendarDay
  }

  /// A meeting with the time it takes.
  private struct Engagement {
    let plan: PlannedMeeting
    let during: TimeRange
  }

  /// - Parameters:
  ///   - draft: The meeting; its slot, table, teams and interpreter say nothing.
  ///   - current: Where it stands, if it does.
  ///   - past: What starts before it is past.
  ///   - people: Who might interpret; nil when nobody needs to.
  init(
    _ data: PlanningData, draft: PlannedMeeting, current: PlannedMeeting?,
    standing: [PlannedMeeting], past: Date?, people: [PlanningInterpreter]?
  ) {
    let rules = MeetingRules(data)
    var draft = draft
    draft.teams = draft.pair.firms.map { _ in 1 }
    self.rules = rules
    self.draft = draft
    self.current = current
    self.past = past
    self.people = people?.filter { person in
      var plan = draft
      plan.interpreter = person.id
      let lacks: Set<RuleCode> = [.interpreterPair, .interpreterSector, .interpreterClearance]
      return !rules.violations(adding: plan, to: []).contains { lacks.contains($0.code) }
    }
    for meeting in standing where meeting.pair != draft.pair {
      guard let first = rules.index.slots[meeting.slot],
        let during = data.occupied(meeting, rules.index)
      else { continue }
      tableUse[meeting.table, default: []].append(during)
      let day = data.slots[first].day
      for person in meeting.pair.firms + [meeting.interpreter].compactMap({ $0 }) {
        byPerson[PersonDay(person: person, day: day), default: []].append(
          Engagement(plan: meeting, during: during))
      }
    }
  }

  /// One a slot, by time.
  func all() -> [SlotOption] { rules.data.slots.indices.map(option) }

  private func option(_ position: Int) -> SlotOption {
    let slot = rules.data.slots[position]
    let found = place(position)
    var plan: PlannedMeeting?
    var reasons: [SlotObstacle] = []
    switch found {
    case .success(let found): plan = found
    case .failure(let refusal): reasons = refusal.reasons
    }
    let table = plan.flatMap { rules.index.tables[$0.table] }
    return SlotOption(
      slot: slot.code, day: slot.day, start: slot.start, isCurrent: current?.slot == slot.id,
      isOpen: plan != nil, table: table?.code,
      hall: table.flatMap { rules.index.halls[$0.hall]?.code },
      interpreter: plan?.interpreter.flatMap { rules.index.interpreters[$0]?.code },
      reasons: reasons.map(\.sentence))
  }

  private struct Refusal: Error {
    let reasons: [SlotObstacle]
  }

  // MARK: One slot

  private func place(_ position: Int) -> Result<PlannedMeeting, Refusal> {
    var plan = draft
    plan.slot = rules.data.slots[position].id
    if let past, rules.data.slots[position].start < past {
      return .failure(Refusal(reasons: [.past]))
    }
    guard let span = rules.span(from: position, count: plan.durationSlots) else {
      return .failure(Refusal(reasons: [.broken(slots: plan.durationSlots)]))
    }
    let moment = Moment(
      day: span[0].day,
      during: TimeRange(start: span[0].start, end: span[span.count - 1].freeAgain))
    let away = plan.pair.firms.compactMap { absence(of: $0, moment) }
    guard away.isEmpty else { return .failure(Refusal(reasons: away)) }
    var looks: [HallLook] = []
    let halls = openHalls
    guard !halls.isEmpty else { return .failure(Refusal(reasons: [standsApart])) }
    for hall in halls {
      let look = self.look(at: hall.id, plan, moment)
      if let plan = look.plan(from: plan) { return .success(plan) }
      looks.append(look)
    }
    return .failure(Refusal(reasons: reasons(looks, plan, moment)))
  }

  private var firms: [PlanningFirm] {
    draft.pair.firms.compactMap { rules.index.firms[$0] }
  }

  /// The halls whose tables the firms may use: with a stand of its own, only that.
  private var openHalls: [PlanningHall] {
    let admitting = Set(rules.data.tables.filter { $0.admits(firms) }.map(\.hall))
    return rules.data.halls.filter { admitting.contains($0.id) }
  }

  private var standsApart: SlotObstacle {
    let owners = firms.filter { $0.stand != nil }
    guard owners.count > 1 else { return .standsOnly }
    return .standsApart(
      firms: owners.map(\.code), stands: owners.map { rules.standCode(of: $0) })
  }

  /// When the meeting would be, with the buffer.
  private struct Moment {
    let day: CalendarDay
    let during: TimeRange
  }

  private func engagements(
    _ person: Identifier<Participation>, _ moment: Moment
  ) -> [Engagement] {
    byPerson[PersonDay(person: person, day: moment.day)] ?? []
  }

  /// Why a firm cannot meet then at all.
  private func absence(of firm: Identifier<Participation>, _ moment: Moment) -> SlotObstacle? {
    guard let firm = rules.index.firms[firm] else { return nil }
    if firm.isGone { return .firmGone(firm.code) }
    if let away = firm.busy.first(where: { $0.overlaps(moment.during) }) {
      return .firmAway(
        firm.code, from: rules.clock.text(away.start), to: rules.clock.text(away.end))
    }
    guard let cap = firm.dailyCap, engagements(firm.id, moment).count >= cap else { return nil }
    return .dailyCap(firm: firm.code, meetings: cap)
  }

  /// What a hall offers in a slot.
  private struct HallLook {
    let table: Identifier<Space>?
    /// One for each firm, in their order; nil for a firm that has none left.
    let teams: [Int?]
    /// Nil when nobody suits; nobody inside when nobody is needed.
    let interpreter: Identifier<Participation>??

    func plan(from draft: PlannedMeeting) -> PlannedMeeting? {
      let free = teams.compactMap { $0 }
      guard let table, free.count == draft.pair.firms.count, let interpreter else { return nil }
      var plan = draft
      plan.table = table
      plan.teams = free
      plan.interpreter = interpreter
      return plan
    }
  }

  private func look(
    at hall: Identifier<Space>, _ draft: PlannedMeeting, _ moment: Moment
  ) -> HallLook {
    let tables = rules.data.tables.filter { $0.hall == hall && $0.maxRank >= min(draft.rank, 9) }
    let free = tables.filter { table in
      !table.closures.contains { $0.overlaps(moment.during) }
        && !(tableUse[table.id] ?? []).contains { $0.overlaps(moment.during) }
    }.min { ($1.maxRank, $0.code) < ($0.maxRank, $1.code) }
    // Whether people can be in the hall does not depend on which of its tables is free.
    guard let any = free ?? rules.data.tables.first(where: { $0.hall == hall }) else {
      return HallLook(table: nil, teams: draft.pair.firms.map { _ in nil }, interpreter: nil)
    }
    var plan = draft
    plan.table = any.id
    return HallLook(
      table: free?.id, teams: plan.pair.firms.indices.map { team(ofFirm: $0, plan, moment) },
      interpreter: interpreter(for: plan, in: hall, moment))
  }

  private func team(
    ofFirm position: Int, _ draft: PlannedMeeting, _ moment: Moment
  ) -> Int? {
    let firm = draft.pair.firms[position]
    let others = engagements(firm, moment).map(\.plan)
    return (1...(rules.index.firms[firm]?.teams ?? 1)).first { team in
      var plan = draft
      plan.teams[position] = team
      return !breaks(plan, beside: others, [.teamTwice, .teamWalk])
    }
  }

  private func interpreter(
    for draft: PlannedMeeting, in hall: Identifier<Space>, _ moment: Moment
  ) -> Identifier<Participation>?? {
    guard let people else { return .some(nil) }
    let person = people.first { person in
      let others = engagements(person.id, moment)
      guard person.station == nil || person.station == hall,
        !person.busy.contains(where: { $0.overlaps(moment.during) }),
        !others.contains(where: { $0.during.overlaps(moment.during) })
      else { return false }
      var plan = draft
      plan.interpreter = person.id
      return !breaks(plan, beside: others.map(\.plan), Self.interpreting)
    }
    return person.map { .some($0.id) }
  }

  private static let interpreting: Set<RuleCode> = [
    .interpreterMissing, .interpreterPair, .interpreterSector, .interpreterClearance,
    .interpreterStation, .interpreterDayOff, .interpreterBusy, .interpreterTwice,
    .interpreterWalk, .interpreterMinutesPerDay, .interpreterMinutesInARow,
  ]

  /// Whether the plan breaks one of some rules.
  private func breaks(
    _ plan: PlannedMeeting, beside others: [PlannedMeeting], _ codes: Set<RuleCode>
  ) -> Bool {
    rules.violations(adding: plan, to: others).contains { codes.contains($0.code) }
  }

  // MARK: Reasons

  private func reasons(
    _ looks: [HallLook], _ plan: PlannedMeeting, _ moment: Moment
  ) -> [SlotObstacle] {
    var reasons: [SlotObstacle] = []
    for (position, firm) in plan.pair.firms.enumerated()
    where looks.allSatisfy({ $0.teams[position] == nil }) {
      reasons.append(occupied(firm, moment))
    }
    if looks.allSatisfy({ $0.table == nil }) { reasons.append(.tablesTaken(rank: plan.rank)) }
    if looks.allSatisfy({ $0.interpreter == nil }) { reasons.append(noInterpreter) }
    return reasons.isEmpty ? [.noHallWithAll] : reasons
  }

  /// Whom a firm meets instead.
  private func occupied(_ firm: Identifier<Participation>, _ moment: Moment) -> SlotObstacle {
    let name = rules.index.name(of: firm)
    let others = engagements(firm, moment).filter { $0.during.overlaps(moment.during) }
      .flatMap { $0.plan.pair.firms.filter { $0 != firm }.map { rules.index.name(of: $0) } }
    return others.isEmpty ? .firmWalks(name) : .firmMeets(name, others: others)
  }

  private var noInterpreter: SlotObstacle {
    let able = (people ?? []).map(\.code).sorted()
    return able.isEmpty ? .nobodyInterprets : .interpretersBusy(able)
  }
}
