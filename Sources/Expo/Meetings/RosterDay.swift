/// One day of work of one interpreter.
public struct RosterDay: Sendable, Codable, Hashable {
  /// Who.
  public let interpreter: InterpreterLabel
  /// The day at the venue.
  public let day: CalendarDay
  /// The meetings, by time.
  public let meetings: [Meeting]
  /// All minutes of work, buffers included.
  public let minutes: Int
  /// The most minutes allowed.
  public let maxMinutes: Int
  /// The longest stretch of work without a pause, in minutes with buffers.
  public let longestRow: Int
  /// The longest stretch allowed.
  public let maxRow: Int

  /// Groups the interpreted meetings by day and person.
  static func days(of meetings: [Meeting], _ data: PlanningData) -> [RosterDay] {
    struct Key: Hashable {
      let day: CalendarDay
      let code: String
    }
    let people = Dictionary(uniqueKeysWithValues: data.interpreters.map { ($0.code, $0) })
    let interpreted = meetings.filter { $0.interpreter != nil }
    let days = Dictionary(grouping: interpreted) {
      Key(day: $0.day, code: $0.interpreter?.code ?? "")
    }
    return days.sorted { ($0.key.day, $0.key.code) < ($1.key.day, $1.key.code) }
      .compactMap { key, meetings in
        guard let person = people[key.code] else { return nil }
        let work = WorkDay(meetings.map { data.occupied(by: $0) })
        return RosterDay(
          interpreter: InterpreterLabel(code: person.code, names: person.names), day: key.day,
          meetings: meetings, minutes: work.minutes, maxMinutes: person.maxMinutesPerDay,
          longestRow: work.rows.map(\.minutes).max() ?? 0, maxRow: person.maxMinutesInARow)
      }
  }
}

extension PlanningData {
  /// From the start of the meeting to the end of the buffer of its last slot.
  func occupied(by meeting: Meeting) -> TimeRange {
    let last = slots.first { $0.end == meeting.end }
    return TimeRange(start: meeting.start, end: last?.freeAgain ?? meeting.end)
  }
}
