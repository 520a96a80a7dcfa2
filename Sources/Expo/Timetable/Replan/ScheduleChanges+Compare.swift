import Foundation

extension ScheduleChanges {
  /// Compares what stands with a plan.
  init(
    from standing: Standing, to plan: [PlannedMeeting], _ unplaced: [UnplacedWish],
    _ limits: ReplanLimits, asOf: Date?
  ) {
    let comparison = PlanComparison(standing, plan, unplaced, limits)
    let meetings = comparison.meetings
    func count(_ kind: ChangedMeeting.Kind) -> Int { meetings.count { $0.kind == kind } }
    let stuck = Set(standing.broken.map(\.meeting.pair))
    self.asOf = asOf
    self.meetings = meetings
    self.stuck = stuck
    counts = ChangeCounts(
      broken: stuck.count, moved: count(.moved),
      movedForOthers: meetings.count { $0.kind == .moved && $0.why == nil },
      reassigned: count(.reassigned), dropped: count(.dropped), added: count(.added),
      unchanged: standing.begun.count + standing.told.count - count(.moved) - count(.reassigned)
        - count(.dropped),
      least: LeastChanges(standing).count(among: standing.told))
    told = comparison.told
  }
}

/// What stands, beside a plan.
private struct PlanComparison {
  private let data: PlanningData
  private let index: PlanningIndex
  private let limits: ReplanLimits
  private(set) var meetings: [ChangedMeeting] = []

  init(
    _ standing: Standing, _ plan: [PlannedMeeting], _ unplaced: [UnplacedWish],
    _ limits: ReplanLimits
  ) {
    self.limits = limits
    data = standing.data
    index = PlanningIndex(standing.data)
    let planned = Dictionary(uniqueKeysWithValues: plan.map { ($0.pair, $0) })
    let why = Dictionary(
      uniqueKeysWithValues: standing.broken.map { ($0.meeting.pair, $0.why.map(\.words)) })
    let nowhere = Dictionary(
      uniqueKeysWithValues: unplaced.map { ($0.wish.pair, $0) })
    for meeting in standing.told {
      let now = planned[meeting.pair]
      guard now.map({ !$0.stands(as: meeting) }) ?? true else { continue }
      meetings.append(
        changed(
          from: meeting, to: now, why: why[meeting.pair].map(Self.joined),
          nowhere: nowhere[meeting.pair]))
    }
    let known = Set((standing.begun + standing.told).map(\.pair))
    for meeting in plan where !known.contains(meeting.pair) {
      meetings.append(changed(from: nil, to: meeting, why: nil, nowhere: nil))
    }
    meetings.sort { Self.order($0) < Self.order($1) }
  }

  private static func joined(_ sentences: [LocalizedText]) -> LocalizedText {
    LocalizedText { language in sentences.map { $0[language] }.joined(separator: "; ") }
  }

  private static func order(_ change: ChangedMeeting) -> (Int, Date, String, String) {
    let start = change.from?.start ?? change.to?.start ?? .distantPast
    return (change.kind == .dropped ? 0 : 1, start, change.a.code, change.b.code)
  }

  private func changed(
    from: PlannedMeeting?, to: PlannedMeeting?, why: LocalizedText?, nowhere: UnplacedWish?
  ) -> ChangedMeeting {
    let pair = (from ?? to)?.pair ?? FirmPair(Identifier(0), Identifier(0))
    let before = from.flatMap(place)
    let after = to.flatMap(place)
    let isSameTime = before?.slot == after?.slot && before?.hall == after?.hall
    let kind: ChangedMeeting.Kind =
      after == nil ? .dropped : before == nil ? .added : isSameTime ? .reassigned : .moved
    return ChangedMeeting(
      kind: kind, a: label(pair.a), b: label(pair.b),
      guests: pair.guests.isEmpty ? nil : pair.guests.map(label),
      isProtocol: [from, to].contains { $0?.isProtocol == true },
      isFixedInTime: from.map(limits.fixesTime) ?? false, from: before, to: after, why: why,
      whyNowhere: from.flatMap { to == nil ? reason(nowhere, for: $0) : nil })
  }

  /// Why a meeting that is called off finds no other place.
  private func reason(
    _ nowhere: UnplacedWish?, for meeting: PlannedMeeting
  ) -> LocalizedText {
    guard let nowhere else { return NoOtherPlace.notWished.sentence }
    let why = nowhere.detail.sentences.first ?? NoOtherPlace.notFound.sentence
    let isFree = nowhere.reason == "search_ended"
    let reason: NoOtherPlace =
      isFree && limits.fixesTime(meeting) ? .blockedInTime(why) : .blocked(why)
    return reason.sentence
  }

  private func place(_ meeting: PlannedMeeting) -> MeetingPlace? {
    guard let slot = index.slots[meeting.slot].map({ data.slots[$0] }),
      let table = index.tables[meeting.table]
    else { return nil }
    return MeetingPlace(
      slot: slot.code, start: slot.start, table: table.code,
      hall: index.halls[table.hall]?.code ?? "\(table.hall)",
      interpreter: meeting.interpreter.map { index.interpreters[$0]?.code ?? "\($0)" },
      teamA: meeting.teamA, teamB: meeting.teamB,
      guestTeams: meeting.guestTeams.isEmpty ? nil : meeting.guestTeams)
  }

  private func label(_ firm: Identifier<Participation>) -> FirmLabel {
    FirmLabel(
      code: index.name(of: firm), names: index.firms[firm]?.names ?? LocalizedText([:]),
      delegation: index.firms[firm]?.delegation)
  }

  /// All firms of every change, and the interpreters who gain or lose a meeting or its place.
  var told: [ToldParty] {
    var firms: [FirmLabel: Int] = [:]
    var people: [String: Int] = [:]
    for change in meetings {
      for firm in change.firms { firms[firm, default: 0] += 1 }
      for person in Set([change.from?.interpreter, change.to?.interpreter].compactMap { $0 }) {
        people[person, default: 0] += 1
      }
    }
    let names = Dictionary(uniqueKeysWithValues: data.interpreters.map { ($0.code, $0.names) })
    return firms.sorted { $0.key.code < $1.key.code }.map { firm, count in
      ToldParty(
        kind: "firm", code: firm.code, names: firm.names, delegation: firm.delegation,
        changes: count)
    }
      + people.sorted { $0.key < $1.key }.map { code, count in
        ToldParty(
          kind: "interpreter", code: code, names: names[code] ?? LocalizedText([:]),
          delegation: nil, changes: count)
      }
  }
}
