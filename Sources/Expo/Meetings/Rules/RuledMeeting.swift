/// A planned meeting with everything it refers to.
struct RuledMeeting {
  let plan: PlannedMeeting
  let slots: [PlanningSlot]
  let table: PlanningTable
  /// All firms, in the order of `pair.firms`.
  let firms: [PlanningFirm]
  let interpreter: PlanningInterpreter?

  var firmA: PlanningFirm { firms[0] }
  var firmB: PlanningFirm { firms[1] }
  var pair: FirmPair { plan.pair }
  var day: CalendarDay { slots[0].day }
  /// From the start of the first slot to the end of the last, without the buffer.
  var during: TimeRange { TimeRange(start: slots[0].start, end: slots[slots.count - 1].end) }
  /// With the buffer: what it takes of its table and its people.
  var occupied: TimeRange {
    TimeRange(start: slots[0].start, end: slots[slots.count - 1].freeAgain)
  }
}
