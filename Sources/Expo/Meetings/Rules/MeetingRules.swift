/// An independent plain check of every hard rule: it reads the plan and the data and shares nothing
/// with whatever made the plan.
///
/// A meeting takes its table, its teams and its interpreter from the start of its first slot to the
/// end of the buffer of its last. Being away or closed during any part of that counts. The buffer
/// may be used for walking to the next hall. Minutes of interpreters include buffers.
struct MeetingRules: Sendable {
  let index: PlanningIndex
  let data: PlanningData
  let clock: VenueClock
  let wishes: [FirmPair: PairWish]
  let vetoed: Set<FirmPair>

  init(_ data: PlanningData) {
    let pairing = Pairing(data)
    self.data = data
    index = PlanningIndex(data)
    clock = VenueClock(timeZone: data.timeZone)
    wishes = Dictionary(uniqueKeysWithValues: pairing.wishes.map { ($0.pair, $0) })
    vetoed = pairing.vetoed
  }

  /// Every rule that the meetings break together; empty when they are a feasible timetable.
  static func violations(
    of meetings: [PlannedMeeting], in data: PlanningData
  ) -> [RuleViolation] {
    MeetingRules(data).violations(of: meetings)
  }

  /// Every rule that the meetings break together; empty when they are a feasible timetable.
  func violations(of meetings: [PlannedMeeting]) -> [RuleViolation] {
    var found: [RuleViolation] = []
    var sound: [RuledMeeting] = []
    var seen = Set<FirmPair>()
    for meeting in meetings.sorted(by: { $0.pair < $1.pair }) {
      if !seen.insert(meeting.pair).inserted {
        found.append(violation(.pairTwice, [meeting.pair], .plannedTwice(name(meeting))))
      }
      switch resolve(meeting) {
      case .success(let ruled): sound.append(ruled)
      case .failure(let broken): found.append(broken.violation)
      }
    }
    for meeting in sound {
      found += wishViolations(meeting) + placeViolations(meeting) + firmViolations(meeting)
      found += interpreterViolations(meeting)
    }
    found += tableViolations(sound) + teamViolations(sound) + capViolations(sound)
    found += interpreterDayViolations(sound)
    found += lockViolations(meetings)
    return found
  }

  /// The rules broken by `meeting` once it joins `others`, which are not judged themselves.
  func violations(adding meeting: PlannedMeeting, to others: [PlannedMeeting]) -> [RuleViolation] {
    violations(of: others.filter { $0.pair != meeting.pair } + [meeting])
      .filter { $0.meetings.contains(meeting.pair) }
  }

  /// Every choice of a team for each of the firms.
  func teams(of pair: FirmPair) -> [[Int]] {
    pair.firms.reduce([[]]) { choices, firm in
      choices.flatMap { choice in
        (1...(index.firms[firm]?.teams ?? 1)).map { choice + [$0] }
      }
    }
  }

  func name(_ meeting: PlannedMeeting) -> String { index.name(of: meeting.pair) }

  func violation(
    _ code: RuleCode, _ meetings: [FirmPair], _ breach: RuleBreach
  ) -> RuleViolation {
    RuleViolation(code: code, meetings: meetings, words: breach.sentence)
  }

  /// That somebody is away, and the meeting at that time.
  func absence(_ away: TimeRange, _ meeting: RuledMeeting) -> RuleBreach.Absence {
    RuleBreach.Absence(
      from: clock.text(away.start), to: clock.text(away.end), meeting: name(meeting.plan),
      at: clock.text(meeting.during.start))
  }
}
