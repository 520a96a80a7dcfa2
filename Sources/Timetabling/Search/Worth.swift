/// What a placed request pays in tier 1, and what a change of an announced one costs.
extension Board {
  /// What placing the request there pays in tier 1.
  @inline(__always)
  func worth(_ r: Int, slot: Int, hall: Int32) -> Int {
    var worth = Int(fixed.weight[r]) &+ Int(fixed.priority[r])
    if isAnnounced(r, slot: slot, hall: hall) { worth &+= Int(fixed.keepWorth[r]) }
    return worth
  }

  @inline(__always)
  func isAnnounced(_ r: Int, slot: Int, hall: Int32) -> Bool {
    Int(fixed.announcedSlot[r]) == slot && fixed.announcedHall[r] == hall
  }

  /// The most that placing the request can pay.
  @inline(__always)
  func fullWorth(_ r: Int) -> Int {
    let bonus = fixed.announcedSlot[r] >= 0 ? Int(fixed.keepWorth[r]) : 0
    return Int(fixed.weight[r]) &+ Int(fixed.priority[r]) &+ bonus
  }

  /// An announced meeting is not where it was announced any more.
  mutating func countChange(_ r: Int) {
    for side in 0..<attendees(r) {
      let party = attendee(r, side, seat[r]).party
      if partyChanges[party] >= fixed.changesAllowed[party] { value &-= fixed.excessCost }
      partyChanges[party] &+= 1
    }
  }

  /// An announced meeting is where it was announced.
  mutating func uncountChange(_ r: Int) {
    for side in 0..<attendees(r) {
      let party = attendee(r, side, seat[r]).party
      partyChanges[party] &-= 1
      if partyChanges[party] >= fixed.changesAllowed[party] { value &+= fixed.excessCost }
    }
  }
}
