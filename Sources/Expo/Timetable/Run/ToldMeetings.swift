/// What people were told before a problem is solved: it costs to tell them otherwise.
struct ToldMeetings: Sendable {
  /// The meetings as they were told; those that have become impossible are welcome.
  var meetings: [PlannedMeeting] = []
  /// What moving one to another time or hall, or dropping it, takes from the weight placed.
  var changePenalty = 0
  /// The most of one firm's that may move or go; nil is no limit.
  var changesPerFirm: Int?
  /// Those that may change everything but their time.
  var times: [FirmPair: PlannedMeeting] = [:]
}
