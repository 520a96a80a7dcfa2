/// One meeting of a plan: who, when, where, with which teams and which interpreter.
struct PlannedMeeting: Sendable, Codable, Hashable {
  /// The most guests of one meeting.
  static let mostGuests = 6

  var pair: FirmPair
  /// The first of `durationSlots` adjacent slots.
  var slot: Identifier<Timeslot>
  var durationSlots: Int
  var table: Identifier<Space>
  var interpreter: Identifier<Participation>?
  /// Teams are numbered from 1.
  var teamA: Int
  var teamB: Int
  /// Those of the guests, in their order.
  var guestTeams: [Int] = []
  var rank: Int
  var sector: String?
  var lock: LockLevel = .none

  /// The teams of all firms, in the order of `pair.firms`.
  var teams: [Int] {
    get { [teamA, teamB] + guestTeams }
    set {
      (teamA, teamB) = (newValue[0], newValue[1])
      guestTeams = Array(newValue.dropFirst(2))
    }
  }
}
