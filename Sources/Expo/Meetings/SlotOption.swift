public import Foundation

/// Whether two firms can meet from a slot on, and where, or why not.
public struct SlotOption: Sendable, Codable, Hashable {
  /// The code of the slot.
  public let slot: String
  /// The day at the venue.
  public let day: CalendarDay
  /// When it starts.
  public let start: Date
  /// Whether their meeting stands there now.
  public let isCurrent: Bool
  /// Whether they can meet there as everything else stands.
  public let isOpen: Bool
  /// The code of a table that suits; nil when they cannot meet.
  public let table: String?
  /// The code of its hall.
  public let hall: String?
  /// The code of an interpreter who suits, if one is needed.
  public let interpreter: String?
  /// Why they cannot meet, one sentence each.
  public let reasons: [LocalizedText]
}
