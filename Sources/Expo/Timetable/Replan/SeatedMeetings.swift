/// Meetings that stand, found by what they take on a day.
struct SeatedMeetings {
  /// What a meeting takes.
  enum Use: Hashable {
    case firm(Identifier<Participation>)
    case table(Identifier<Space>)
    case interpreter(Identifier<Participation>)
  }

  private struct DayUse: Hashable {
    let use: Use
    let day: CalendarDay
  }

  private let data: PlanningData
  private let index: PlanningIndex
  private(set) var meetings: [FirmPair: PlannedMeeting] = [:]
  private var pairs: [DayUse: [FirmPair]] = [:]

  init(_ meetings: [PlannedMeeting], _ data: PlanningData) {
    self.data = data
    index = PlanningIndex(data)
    for meeting in meetings { put(meeting) }
  }

  mutating func put(_ meeting: PlannedMeeting) {
    meetings[meeting.pair] = meeting
    for use in uses(of: meeting) { pairs[use, default: []].append(meeting.pair) }
  }

  mutating func take(_ pair: FirmPair) {
    guard let meeting = meetings.removeValue(forKey: pair) else { return }
    for use in uses(of: meeting) { pairs[use]?.removeAll { $0 == pair } }
  }

  /// The meetings that take it on the day of a meeting.
  func taking(_ use: Use, onDayOf meeting: PlannedMeeting) -> [PlannedMeeting] {
    guard let day = day(of: meeting) else { return [] }
    return (pairs[DayUse(use: use, day: day)] ?? []).compactMap { meetings[$0] }
  }

  /// The meetings of a day that share a firm, the table or the interpreter with a meeting.
  func sharing(with meeting: PlannedMeeting) -> [PlannedMeeting] {
    let found = uses(of: meeting).flatMap { pairs[$0] ?? [] }
    return Set(found).compactMap { meetings[$0] }
  }

  private func day(of meeting: PlannedMeeting) -> CalendarDay? {
    index.slots[meeting.slot].map { data.slots[$0].day }
  }

  private func uses(of meeting: PlannedMeeting) -> [DayUse] {
    guard let day = day(of: meeting) else { return [] }
    var uses = meeting.pair.firms.map { Use.firm($0) } + [.table(meeting.table)]
    if let person = meeting.interpreter { uses.append(.interpreter(person)) }
    return uses.map { DayUse(use: $0, day: day) }
  }
}
