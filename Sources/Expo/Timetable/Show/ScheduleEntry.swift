public import Foundation

/// A meeting as a version has it.
public struct ScheduleEntry: Sendable, Codable, Hashable {
  /// One firm.
  public let a: FirmLabel
  /// The other firm.
  public let b: FirmLabel
  /// Which team of the first firm, from 1.
  public let teamA: Int
  /// Which team of the second firm, from 1.
  public let teamB: Int
  /// Further firms of a group meeting.
  public let guests: [FirmLabel]
  /// Their teams, in their order.
  public let guestTeams: [Int]
  /// The code of its first slot.
  public let slot: String
  /// The day at the venue.
  public let day: CalendarDay
  /// When it starts.
  public let start: Date
  /// When it ends, before the buffer.
  public let end: Date
  /// How many slots it takes.
  public let durationSlots: Int
  /// Where.
  public let table: TableLabel
  /// Who interprets, if somebody must.
  public let interpreter: InterpreterLabel?
  /// What it is worth.
  public let weight: Int
  /// Its protocol rank, 9 is ordinary.
  public let rank: Int
  /// What it is about.
  public let sector: String?
  /// How firmly it stood when the version was made.
  public let lock: LockLevel

  /// All firms, the two first.
  public var firms: [FirmLabel] { [a, b] + guests }
}

/// Which entries to list; every nil means "any".
public struct ScheduleFilter: Sendable {
  /// The code of a firm on either side.
  public var firm: String?
  /// The code of a table.
  public var table: String?
  /// The code of an interpreter.
  public var interpreter: String?
  /// The day at the venue.
  public var day: CalendarDay?

  /// All entries; change what differs.
  public init(
    firm: String? = nil, table: String? = nil, interpreter: String? = nil,
    day: CalendarDay? = nil
  ) {
    self.firm = firm
    self.table = table
    self.interpreter = interpreter
    self.day = day
  }
}
