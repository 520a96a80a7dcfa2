/// The rules about who interprets one meeting.
extension MeetingRules {
  /// The rank from which on (downwards in number) only cleared interpreters work.
  static let protocolRank = 5

  func interpreterViolations(_ meeting: RuledMeeting) -> [RuleViolation] {
    let needed = wishes[meeting.pair]?.needsInterpreter ?? (meeting.interpreter != nil)
    guard let person = meeting.interpreter else {
      guard needed else { return [] }
      return [
        violation(
          .interpreterMissing, [meeting.pair], "\(name(meeting.plan)) needs an interpreter")
      ]
    }
    let label = "interpreter \(person.code)"
    var found: [RuleViolation] = []
    func refuse(_ code: RuleCode, _ sentence: String) {
      found.append(violation(code, [meeting.pair], sentence))
    }
    if !needed {
      refuse(.interpreterNeedless, "\(name(meeting.plan)) has \(label) without need")
    }
    if !person.interprets(between: meeting.firmA.languages, and: meeting.firmB.languages) {
      refuse(.interpreterPair, "\(label) has no language pair for \(name(meeting.plan))")
    }
    if let sector = wishes[meeting.pair]?.sector ?? meeting.plan.sector, !person.sectors.isEmpty,
      !person.sectors.contains(sector)
    {
      refuse(.interpreterSector, "\(label) is not prepared for \(sector), \(name(meeting.plan))")
    }
    if meeting.plan.rank <= Self.protocolRank, !person.isCleared {
      refuse(
        .interpreterClearance,
        "\(label) is not cleared for \(name(meeting.plan)) of rank \(meeting.plan.rank)")
    }
    found += presenceViolations(meeting, of: person)
    return found
  }

  private func presenceViolations(
    _ meeting: RuledMeeting, of person: PlanningInterpreter
  ) -> [RuleViolation] {
    let label = "interpreter \(person.code)"
    var found: [RuleViolation] = []
    if let station = person.station, station != meeting.table.hall {
      let hall = index.halls[station]?.code ?? "\(station)"
      found.append(
        violation(
          .interpreterStation, [meeting.pair],
          "\(label) is stationed in \(hall), but \(name(meeting.plan)) is at table "
            + meeting.table.code))
    }
    if !person.availableDays.isEmpty, !person.availableDays.contains(meeting.day) {
      found.append(
        violation(
          .interpreterDayOff, [meeting.pair],
          "\(label) does not work on \(meeting.day), \(name(meeting.plan))"))
    }
    if let away = person.busy.first(where: { $0.overlaps(meeting.occupied) }) {
      found.append(
        violation(
          .interpreterBusy, [meeting.pair],
          "\(label) is away from \(clock.text(away.start)) to \(clock.text(away.end)), but has "
            + "\(name(meeting.plan)) at \(clock.text(meeting.during.start))"))
    }
    return found
  }
}
