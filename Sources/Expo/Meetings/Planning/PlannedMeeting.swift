/// One meeting of a plan: who, when, where, with which teams and which interpreter.
struct PlannedMeeting: Sendable, Codable, Hashable {
  var pair: FirmPair
  /// The first of `durationSlots` adjacent slots.
  var slot: Identifier<Timeslot>
  var durationSlots: Int
  var table: Identifier<Space>
  var interpreter: Identifier<Participation>?
  /// Teams are numbered from 1.
  var teamA: Int
  var teamB: Int
  var rank: Int
  var sector: String?
  var lock: LockLevel = .none
}
