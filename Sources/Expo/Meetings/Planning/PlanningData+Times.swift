import Foundation

extension PlanningData {
  /// Whether the expo is on: some slot has begun and some has not.
  func isOn(_ instant: Date) -> Bool {
    guard let first = slots.first, let last = slots.last else { return false }
    return first.start < instant && instant <= last.start
  }

  /// From the start of the first slot to the end of the buffer of the last, nil without such slots.
  func occupied(_ meeting: PlannedMeeting, _ index: PlanningIndex) -> TimeRange? {
    guard let first = index.slots[meeting.slot] else { return nil }
    let last = first + meeting.durationSlots - 1
    guard slots.indices.contains(last), last >= first else { return nil }
    return TimeRange(start: slots[first].start, end: slots[last].freeAgain)
  }

  /// From the start of the first slot to the end of the last, nil when there are no such slots.
  func during(_ meeting: PlannedMeeting, _ index: PlanningIndex) -> TimeRange? {
    guard let first = index.slots[meeting.slot] else { return nil }
    let last = first + meeting.durationSlots - 1
    guard slots.indices.contains(last), last >= first else { return nil }
    return TimeRange(start: slots[first].start, end: slots[last].end)
  }
}
