import Foundation

/// A stretch of the timetable grid.
struct PlanningSlot: Sendable, Codable, Hashable {
  let id: Identifier<Timeslot>
  let code: String
  let day: CalendarDay
  let start: Date
  /// The end of the meeting, before the buffer.
  let end: Date
  let bufferMinutes: Int
  let session: String?

  /// The end of the buffer: when table, teams and interpreter are free again.
  var freeAgain: Date { end.addingTimeInterval(Double(bufferMinutes) * 60) }

  /// Start to end of the buffer: what a meeting of this slot takes of its table and its people.
  var occupied: TimeRange { TimeRange(start: start, end: freeAgain) }

  /// Whether a longer meeting goes on from this slot into `next`.
  func isAdjacent(to next: PlanningSlot) -> Bool { day == next.day && freeAgain == next.start }
}
