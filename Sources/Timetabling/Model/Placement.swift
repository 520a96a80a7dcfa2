/// Where and when one request is held, and by whom it is interpreted.
public struct Placement: Sendable, Hashable, Codable {
  /// The request.
  public let request: Int
  /// Its first slot; it goes on for the request's duration in adjacent slots.
  public let slot: Int
  /// The hall.
  public let hall: Int
  /// The class of tables within the hall.
  public let tableClass: Int
  /// The interpreter, `nil` when the meeting needs none.
  public let interpreter: Int?
  /// The team of the request's party `a`, 0-based.
  public let teamA: Int
  /// The team of the request's party `b`, 0-based.
  public let teamB: Int
  /// The team of each of the request's guests, in their order.
  public let guestTeams: [Int]

  /// The teams of all the request's parties, in their order.
  var teams: [Int] { [teamA, teamB] + guestTeams }

  /// Makes a placement; nothing is checked here (see `Timetable.violations(of:)`).
  public init(
    request: Int, slot: Int, hall: Int, tableClass: Int = 0, interpreter: Int? = nil,
    teamA: Int = 0, teamB: Int = 0, guestTeams: [Int] = []
  ) {
    self.request = request
    self.slot = slot
    self.hall = hall
    self.tableClass = tableClass
    self.interpreter = interpreter
    self.teamA = teamA
    self.teamB = teamB
    self.guestTeams = guestTeams
  }
}
