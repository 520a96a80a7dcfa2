import Foundation

/// The canonical text of everything that decides a timetable: whoever has the same text would solve
/// the same problem. Names and limits of time are not part of it.
struct InputFingerprint {
  private(set) var text = ""

  /// Changes whenever the same input would be solved differently.
  static let solver = "expo-timetabling/1"

  init(_ data: PlanningData, wishes: [PairWish], seed: Int) {
    line("solver", Self.solver, seed)
    for slot in data.slots {
      line("slot", slot.id, slot.day, stamp(slot.start), stamp(slot.end), slot.bufferMinutes)
    }
    for hall in data.halls { line("hall", hall.id) }
    for table in data.tables {
      line("table", table.id, table.hall, table.maxRank, ranges(table.closures))
    }
    for walk in data.walks { line("walk", walk.from, walk.to, walk.minutes) }
    let wishing = Set(wishes.flatMap { [$0.pair.a, $0.pair.b] })
    for firm in data.firms where wishing.contains(firm.id) {
      line(
        "firm", firm.id, firm.languages.sorted().joined(separator: ","), firm.teams,
        firm.dailyCap ?? 0, ranges(firm.busy))
    }
    for person in data.interpreters {
      line(
        "interpreter", person.id, person.pairs.sorted().joined(separator: ","),
        person.sectors.sorted().joined(separator: ","), person.maxMinutesPerDay,
        person.maxMinutesInARow,
        person.availableDays.sorted().map(\.description).joined(separator: ","),
        person.isCleared, ranges(person.busy), person.station?.rawValue ?? 0)
    }
    for wish in wishes {
      line(
        "wish", wish.pair.a, wish.pair.b, wish.weight, wish.durationSlots, wish.rank,
        wish.sector ?? "", wish.needsInterpreter)
    }
    for meeting in data.locked {
      line(
        "locked", meeting.pair.a, meeting.pair.b, meeting.slot, meeting.durationSlots,
        meeting.table, meeting.interpreter?.rawValue ?? 0, meeting.teamA, meeting.teamB)
    }
  }

  private mutating func line(_ parts: Any...) {
    for part in parts {
      text += "\(part)"
      text += " "
    }
    text += "\n"
  }

  /// Milliseconds since 1970.
  private func stamp(_ instant: Date) -> Int {
    Int((instant.timeIntervalSince1970 * 1000).rounded())
  }

  private func ranges(_ ranges: [TimeRange]) -> String {
    ranges.map { "\(stamp($0.start))-\(stamp($0.end))" }.joined(separator: ",")
  }
}
