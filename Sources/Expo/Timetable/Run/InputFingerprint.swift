import Foundation

/// The canonical text of everything that decides a timetable: whoever has the same text would solve
/// the same problem. Names and limits of time are not part of it.
struct InputFingerprint {
  /// Changes whenever the same input would be solved differently.
  static let solver = "expo-timetabling/1"

  /// One line a row: its kind, then its values.
  private(set) var text = ""

  init(_ data: PlanningData, wishes: [PairWish], seed: Int, mode: ScheduleMode = .all) {
    line(Self.solver, [seed])
    addPlaces(data)
    addPeople(data, wishing: Set(wishes.flatMap(\.pair.firms)))
    for wish in wishes {
      line(
        "wish \(wish.sector ?? "-")",
        [
          wish.pair.a.number, wish.pair.b.number, wish.weight, wish.durationSlots, wish.rank,
          wish.needsInterpreter ? 1 : 0,
        ] + wish.pair.guests.map(\.number))
    }
    for meeting in data.locked { add(meeting, as: "locked") }
    for meeting in data.kept { add(meeting, as: "kept") }
    if let notBefore = data.notBefore {
      line("past", [data.slots.count { $0.start < notBefore }])
    }
    if mode != .all { line("mode \(mode.rawValue)", []) }
  }

  /// Meetings that matter although they are not fixed.
  mutating func add(_ meetings: [PlannedMeeting], as kind: String) {
    for meeting in meetings { add(meeting, as: kind) }
  }

  /// How far a run may go.
  mutating func add(_ limits: ReplanLimits) {
    line(
      "limits",
      [
        limits.maxMoves ?? -1, limits.maxChangesPerFirm ?? -1, limits.allowsMovingVIP ? 1 : 0,
      ])
  }

  private mutating func add(_ meeting: PlannedMeeting, as kind: String) {
    line(
      kind,
      [
        meeting.pair.a.number, meeting.pair.b.number, meeting.slot.number,
        meeting.durationSlots, meeting.table.number, meeting.interpreter?.number ?? 0,
        meeting.teamA, meeting.teamB,
      ] + meeting.pair.guests.map(\.number) + meeting.guestTeams)
  }

  private mutating func addPlaces(_ data: PlanningData) {
    for slot in data.slots {
      line(
        "slot \(slot.day)",
        [slot.id.number, stamp(slot.start), stamp(slot.end), slot.bufferMinutes])
    }
    for hall in data.halls { line(hall.isStand ? "stand" : "hall", [hall.id.number]) }
    for table in data.tables {
      line("table", [table.id.number, table.hall.number, table.maxRank], table.closures)
    }
    for walk in data.walks { line("walk", [walk.from.number, walk.to.number, walk.minutes]) }
  }

  private mutating func addPeople(
    _ data: PlanningData, wishing: Set<Identifier<Participation>>
  ) {
    for firm in data.firms where wishing.contains(firm.id) {
      line(
        "firm \(list(firm.languages))", [firm.id.number, firm.teams, firm.dailyCap ?? 0],
        firm.busy)
      if let stand = firm.stand { line("stand", [firm.id.number, stand.number]) }
      if firm.sold > 0 { line("sold", [firm.id.number, firm.sold]) }
    }
    for person in data.interpreters {
      let days = list(person.availableDays.map(\.description))
      line(
        "interpreter \(list(person.pairs)) \(list(person.sectors)) \(days)",
        [
          person.id.number, person.maxMinutesPerDay, person.maxMinutesInARow,
          person.isCleared ? 1 : 0, person.station?.number ?? 0,
        ], person.busy)
    }
  }

  private mutating func line(_ kind: String, _ values: [Int], _ ranges: [TimeRange] = []) {
    text += kind
    for value in values {
      text += " "
      text += String(value)
    }
    for range in ranges { text += " \(stamp(range.start))-\(stamp(range.end))" }
    text += "\n"
  }

  private func list(_ texts: [String]) -> String {
    "[" + texts.sorted().joined(separator: ",") + "]"
  }

  /// Milliseconds since 1970.
  private func stamp(_ instant: Date) -> Int {
    Int((instant.timeIntervalSince1970 * 1000).rounded())
  }
}

extension Identifier {
  fileprivate var number: Int { Int(rawValue) }
}
