public import Foundation

/// What a version changes against the meetings that stood when it was made.
public struct ScheduleChanges: Sendable, Codable {
  /// What had begun by then stays as it is; nil when the expo was not on.
  public let asOf: Date?
  /// How many meetings change, by kind.
  public let counts: ChangeCounts
  /// Every meeting that changes: first what is dropped, then by day and time.
  public let meetings: [ChangedMeeting]
  /// Whom it concerns; everybody else is told nothing.
  public let told: [ToldParty]
  /// The pairs of meetings that could not stand as they were.
  let stuck: Set<FirmPair>

  /// Whether nobody has to be told anything.
  public var isNothing: Bool { meetings.isEmpty }
}

/// How many meetings change, by kind.
public struct ChangeCounts: Sendable, Codable, Hashable {
  /// Those that could not stand as they were.
  public let broken: Int
  /// Those at another time or in another hall.
  public let moved: Int
  /// Those among them that could have stayed.
  public let movedForOthers: Int
  /// Those at their time in their hall, with another table, interpreter or team.
  public let reassigned: Int
  /// Those that are called off.
  public let dropped: Int
  /// Those that are new.
  public let added: Int
  /// Those that stay exactly as they are.
  public let unchanged: Int
  /// At least so many must move or be dropped, whatever the plan: proved.
  public let least: Int

  /// Moved and dropped ones.
  public var moves: Int { moved + dropped }
  /// Whether no plan moves or drops fewer.
  public var isLeast: Bool { moves <= least }
}

/// A meeting that changes.
public struct ChangedMeeting: Sendable, Codable, Hashable {
  /// What happens to it.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// It is called off.
    case dropped
    /// It goes to another time or hall.
    case moved
    /// It stays, with another table, interpreter or team.
    case reassigned
    /// It is new.
    case added
  }

  /// What happens to it.
  public let kind: Kind
  /// One firm.
  public let a: FirmLabel
  /// The other firm.
  public let b: FirmLabel
  /// Further firms of a group meeting; nil where there are none.
  public let guests: [FirmLabel]?
  /// Whether it is a protocol matter.
  public let isProtocol: Bool
  /// Whether it was to keep its time: locked, or of protocol and not allowed to move.
  public let isFixedInTime: Bool
  /// Where it stood; nil when it is new.
  public let from: MeetingPlace?
  /// Where it goes; nil when it is called off.
  public let to: MeetingPlace?
  /// Why it could not stay as it was; nil when it could have, and changes for the sake of others.
  public let why: LocalizedText?
  /// Why it finds no other place, when it is called off.
  public let whyNowhere: LocalizedText?

  /// All firms, the two first.
  public var firms: [FirmLabel] { [a, b] + (guests ?? []) }
}

/// When, where and with whom.
public struct MeetingPlace: Sendable, Codable, Hashable {
  /// The code of its first slot.
  public let slot: String
  /// When it starts.
  public let start: Date
  /// The code of the table.
  public let table: String
  /// The code of the hall.
  public let hall: String
  /// The code of the interpreter.
  public let interpreter: String?
  /// The team of the first firm.
  public let teamA: Int
  /// The team of the second firm.
  public let teamB: Int
  /// Those of the guests, in their order; nil where there are none.
  public let guestTeams: [Int]?
}

/// Somebody who has to be told.
public struct ToldParty: Sendable, Codable, Hashable {
  /// `firm` or `interpreter`.
  public let kind: String
  /// `RU0001` or `I001`.
  public let code: String
  /// The names.
  public let names: LocalizedText
  /// The code of its delegation.
  public let delegation: String?
  /// How many of its meetings change.
  public let changes: Int
}
