public import Foundation

/// A version of the timetable in figures.
public struct ScheduleSummary: Sendable, Codable {
  /// Its number, from 1.
  public let version: Int
  /// Where it stands.
  public let status: ScheduleStatus
  /// How many pairs of firms wish to meet, vetoed ones left out.
  public let wishes: Int
  /// How many of them have a meeting.
  public let placed: Int
  /// The weight of what is placed.
  public let weight: Int
  /// The proven upper bound on the weight of any timetable.
  public let bound: Int
  /// The relative distance of weight and bound.
  public let gap: Double
  /// Slots in which teams wait between two meetings of a day.
  public let idle: Int
  /// Changes of hall between two meetings of a day.
  public let moves: Int
  /// Whether no timetable places more.
  public let optimal: Bool
  /// The seed it was made with.
  public let seed: Int
  /// How long the search took.
  public let seconds: Double
  /// When it was made.
  public let createdAt: Date
  /// Who asked for it.
  public let createdBy: String
  /// When it was published.
  public let publishedAt: Date?
  /// Table slots.
  public let tableUse: ScheduleUse?
  /// Slots of interpreters, within their work limits.
  public let interpreterUse: ScheduleUse?
  /// The firms with the most meetings.
  public let busiestFirms: [FirmLoad]
  /// The firms that have bought meetings, those short of them first.
  public let soldMeetings: [SoldMeetings]

  init(
    _ version: ScheduleVersion, tableUse: ScheduleUse? = nil, interpreterUse: ScheduleUse? = nil,
    busiestFirms: [FirmLoad] = [], soldMeetings: [SoldMeetings] = []
  ) {
    self.version = version.number
    status = version.status
    wishes = version.wishes
    placed = version.placed
    weight = version.weight
    bound = version.bound
    gap = version.gap
    idle = version.idle
    moves = version.moves
    optimal = version.optimal
    seed = version.seed
    seconds = version.seconds
    createdAt = version.createdAt
    createdBy = version.createdBy
    publishedAt = version.publishedAt
    self.tableUse = tableUse
    self.interpreterUse = interpreterUse
    self.busiestFirms = busiestFirms
    self.soldMeetings = soldMeetings
  }
}

/// How much of something is used.
public struct ScheduleUse: Sendable, Codable, Hashable {
  /// Slots used.
  public let used: Int
  /// Slots there are.
  public let available: Int
  /// The part used, 0 … 1.
  public var share: Double { available == 0 ? 0 : Double(used) / Double(available) }
}

/// A firm and how many meetings it has.
public struct FirmLoad: Sendable, Codable, Hashable {
  /// The firm.
  public let firm: FirmLabel
  /// Its meetings.
  public let meetings: Int
}

/// How many meetings a firm has bought, and how many it has.
public struct SoldMeetings: Sendable, Codable, Hashable {
  /// The firm.
  public let firm: FirmLabel
  /// Meetings bought.
  public let sold: Int
  /// Its meetings in the version.
  public let meetings: Int
  /// How many it is short of.
  public var missing: Int { max(0, sold - meetings) }
}
