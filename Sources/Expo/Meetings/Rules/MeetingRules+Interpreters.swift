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
          .interpreterMissing, [meeting.pair], .interpreting(.missing(name(meeting.plan))))
      ]
    }
    let (who, what) = (person.code, name(meeting.plan))
    var found: [RuleViolation] = []
    func refuse(_ code: RuleCode, _ breach: InterpreterBreach) {
      found.append(violation(code, [meeting.pair], .interpreting(breach)))
    }
    if !needed {
      refuse(.interpreterNeedless, .needless(who, what))
    }
    if !person.interprets(between: meeting.firmA.languages, and: meeting.firmB.languages) {
      refuse(.interpreterPair, .noPair(who, what))
    }
    if let sector = wishes[meeting.pair]?.sector ?? meeting.plan.sector, !person.sectors.isEmpty,
      !person.sectors.contains(sector)
    {
      refuse(.interpreterSector, .noSector(who, sector: sector, what))
    }
    if meeting.plan.rank <= Self.protocolRank, !person.isCleared {
      refuse(.interpreterClearance, .notCleared(who, what, rank: meeting.plan.rank))
    }
    found += presenceViolations(meeting, of: person)
    return found
  }

  private func presenceViolations(
    _ meeting: RuledMeeting, of person: PlanningInterpreter
  ) -> [RuleViolation] {
    let (who, what) = (person.code, name(meeting.plan))
    var found: [RuleViolation] = []
    if let station = person.station, station != meeting.table.hall {
      let hall = index.halls[station]?.code ?? "\(station)"
      found.append(
        violation(
          .interpreterStation, [meeting.pair],
          .interpreting(.stationed(who, hall: hall, what, table: meeting.table.code))))
    }
    if !person.availableDays.isEmpty, !person.availableDays.contains(meeting.day) {
      found.append(
        violation(
          .interpreterDayOff, [meeting.pair],
          .interpreting(.dayOff(who, day: "\(meeting.day)", what))))
    }
    if let away = person.busy.first(where: { $0.overlaps(meeting.occupied) }) {
      found.append(
        violation(
          .interpreterBusy, [meeting.pair], .away(.interpreter(who), absence(away, meeting))))
    }
    return found
  }
}
