import Foundation

/// Meetings that have begun are facts: whatever was changed since, they stand and take what they take.
extension PlanningData {
  /// The same with room made for meetings that have begun: their people count as present and their
  /// tables as open while they last, and limits that they exceed are raised to what they take.
  func honouring(_ begun: [PlannedMeeting]) -> PlanningData {
    guard !begun.isEmpty else { return self }
    var data = self
    let taken = TakenTimes(begun, self)
    data.tables = tables.map { table in
      var table = table
      table.closures = table.closures.subtracting(taken.tables[table.id] ?? [])
      return table
    }
    data.firms = firms.map { firm in
      var firm = firm
      firm.busy = firm.busy.subtracting(taken.firms[firm.id] ?? [])
      if let cap = firm.dailyCap { firm.dailyCap = max(cap, taken.mostMeetings[firm.id] ?? 0) }
      return firm
    }
    data.interpreters = interpreters.map { person in
      taken.interpreters[person.id].map { person.working($0, in: slots) } ?? person
    }
    data.requests = requests.filter { request in
      request.preference != .no
        || !begun.contains { request.pair.firms.allSatisfy($0.pair.contains) }
    }
    return data
  }
}

/// What some meetings take of people and tables, buffers included.
private struct TakenTimes {
  private(set) var tables: [Identifier<Space>: [TimeRange]] = [:]
  private(set) var firms: [Identifier<Participation>: [TimeRange]] = [:]
  private(set) var interpreters: [Identifier<Participation>: [TimeRange]] = [:]
  /// The most meetings of a firm on one day.
  private(set) var mostMeetings: [Identifier<Participation>: Int] = [:]

  init(_ meetings: [PlannedMeeting], _ data: PlanningData) {
    let index = PlanningIndex(data)
    var daily: [Identifier<Participation>: [CalendarDay: Int]] = [:]
    for meeting in meetings {
      guard let during = data.occupied(meeting, index), let first = index.slots[meeting.slot] else {
        continue
      }
      tables[meeting.table, default: []].append(during)
      for firm in meeting.pair.firms {
        firms[firm, default: []].append(during)
        daily[firm, default: [:]][data.slots[first].day, default: 0] += 1
      }
      if let person = meeting.interpreter { interpreters[person, default: []].append(during) }
    }
    mostMeetings = daily.mapValues { $0.values.max() ?? 0 }
  }
}

extension PlanningInterpreter {
  /// The same, at work in these stretches whatever else is said of the day.
  fileprivate func working(_ stretches: [TimeRange], in slots: [PlanningSlot]) -> Self {
    var person = self
    let clock = Set(
      slots.filter { slot in stretches.contains { $0.overlaps(slot.occupied) } }
        .map(\.day))
    for day in clock.sorted() {
      let today = slots.filter { $0.day == day }
      if !availableDays.isEmpty, !availableDays.contains(day) {
        person.availableDays.append(day)
        person.busy += today.map(\.occupied)
      }
      let work = WorkDay(
        stretches.filter { stretch in
          today.contains { $0.occupied.overlaps(stretch) }
        })
      person.maxMinutesPerDay = max(person.maxMinutesPerDay, work.minutes)
      person.maxMinutesInARow = max(
        person.maxMinutesInARow, work.rows.map(\.minutes).max() ?? 0)
    }
    person.busy = person.busy.subtracting(stretches)
    return person
  }
}

extension PlanningData {
  /// The data by which a version is judged that was made at an instant: what had begun by then
  /// stands, and what the version has as locked is locked there.
  func judging(_ entries: [WeighedMeeting], asOf instant: Date?) -> PlanningData {
    let begun = instant.map { instant in
      entries.filter { $0.during.start < instant }.map(\.plan)
    }
    var data = honouring(begun ?? [])
    data.notBefore = instant
    let fixed = entries.map(\.plan).filter { $0.lock != .none }
    let pairs = Set((begun ?? []).map(\.pair))
    data.locked = ((begun ?? []) + fixed.filter { !pairs.contains($0.pair) })
      .sorted { $0.pair < $1.pair }
    return data
  }
}
