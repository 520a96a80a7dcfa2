import Foundation

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

  /// - Parameters:
  ///   - movesVIP: Whether meetings locked for protocol may be elsewhere.
  ///   - stuck: Pairs whose meetings could not stand as they were, locked or not.
  init(
    live: [LiveMeeting], entries: [WeighedMeeting], movesVIP: Bool = false,
    stuck: Set<FirmPair> = []
  ) {
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
      } else if meeting.plan.lock != .none, !(movesVIP && meeting.plan.lock == .vip),
        !stuck.contains(meeting.plan.pair)
      {
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
    added = entries.filter { !standing.contains($0.plan.pair) }.map(\.lockedForProtocol)
  }

  /// Pairs whose meetings have begun by an instant and would change, or would be put before it.
  func pairsInThePast(of instant: Date) -> [FirmPair] {
    let changed = (dropped + moved.map(\.live)).filter { $0.during.start <= instant }
      .map(\.plan.pair)
    let late = (added + moved.map(\.entry)).filter { $0.during.start <= instant }.map(\.plan.pair)
    return Set(changed + late).sorted()
  }
}

extension WeighedMeeting {
  /// Meetings of protocol are locked as such once they are published: no run moves them by itself.
  fileprivate var lockedForProtocol: WeighedMeeting {
    guard plan.isProtocol else { return self }
    var locked = self
    locked.plan.lock = .vip
    return locked
  }
}
