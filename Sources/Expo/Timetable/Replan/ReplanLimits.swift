/// How far a run may go among meetings that could stay as they are.
struct ReplanLimits: Sendable, Codable, Hashable {
  /// At most so many of them move or go; nil is no limit.
  var maxMoves: Int?
  /// At most so many of one firm's move or go; nil is no limit.
  var maxChangesPerFirm: Int?
  /// Whether meetings of protocol may move too.
  var allowsMovingVIP = false

  /// Whether a meeting keeps its time even when its table or interpreter has to change.
  func fixesTime(_ meeting: PlannedMeeting) -> Bool {
    meeting.isProtocol ? !allowsMovingVIP : meeting.lock != .none
  }

  /// The meetings too many, of those given as changed.
  func excess(among changed: [FirmPair]) -> [FirmPair] {
    var perFirm: [Identifier<Participation>: Int] = [:]
    var kept = 0
    return changed.filter { pair in
      let isOver =
        kept >= maxMoves ?? .max
        || pair.firms.contains { perFirm[$0, default: 0] >= maxChangesPerFirm ?? .max }
      if isOver { return true }
      kept += 1
      for firm in pair.firms { perFirm[firm, default: 0] += 1 }
      return false
    }
  }
}
