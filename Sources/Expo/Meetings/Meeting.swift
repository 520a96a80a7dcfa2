public import Foundation

/// A meeting of two firms or more as everyone sees it.
public struct Meeting: Sendable, Codable, Hashable {
  /// Its number.
  public let id: Identifier<Meeting>
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
  /// Its protocol rank, 9 is ordinary.
  public let rank: Int
  /// What it is about.
  public let sector: String?
  /// Whether it is held.
  public let state: MeetingState
  /// How firmly it stands.
  public let lock: LockLevel
  /// Grows with every change of time, place or state (RFC 5545).
  public let sequence: Int
  /// Why it was called off.
  public let cancelReason: String?

  /// All firms, the two first.
  public var firms: [FirmLabel] { [a, b] + guests }
}
