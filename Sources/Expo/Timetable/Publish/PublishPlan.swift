/// What publishing a version changes among the live meetings.
struct PublishPlan {
  /// Live meetings that the version does not have.
  let dropped: [LiveMeeting]
  /// Live meetings that the version has elsewhere or with other people.
  let moved: [(live: LiveMeeting, entry: WeighedMeeting)]
  /// Meetings that are new.
  let added: [WeighedMeeting]
  /// How many stay as they are.
  let unchanged: Int
  /// Locked meetings that the version does not have where they stand: they are never touched.
  let lockedElsewhere: [FirmPair]

  init(live: [LiveMeeting], entries: [WeighedMeeting]) {
    let planned = Dictionary(uniqueKeysWithValues: entries.map { ($0.plan.pair, $0) })
    let standing = Set(live.map(\.plan.pair))
    var dropped: [LiveMeeting] = []
    var moved: [(live: LiveMeeting, entry: WeighedMeeting)] = []
    var lockedElsewhere: [FirmPair] = []
    var unchanged = 0
    for meeting in live {
      let entry = planned[meeting.plan.pair]
      if let entry, entry.plan.stands(as: meeting.plan) {
        unchanged += 1
      } else if meeting.plan.lock != .none {
        lockedElsewhere.append(meeting.plan.pair)
      } else if let entry {
        moved.append((meeting, entry))
      } else {
        dropped.append(meeting)
      }
    }
    self.dropped = dropped
    self.moved = moved
    self.unchanged = unchanged
    self.lockedElsewhere = lockedElsewhere
    added = entries.filter { !standing.contains($0.plan.pair) }
  }
}
