public import Foundation

/// One side's wish about another firm.
public struct MeetingRequest: Sendable, Codable, Hashable {
  /// `R00001`.
  public let code: String
  /// The firm that wishes.
  public let from: FirmLabel
  /// The firm it wishes to meet, or not to.
  public let to: FirmLabel
  /// Further firms that are to be there: one meeting of all.
  public let guests: [FirmLabel]
  /// What it wishes.
  public let preference: Preference
  /// What the meeting would be about.
  public let sector: String?
  /// How many slots it would take.
  public let durationSlots: Int
  /// Its protocol rank, 9 is ordinary.
  public let rank: Int
  /// Whether an interpreter is asked for; nil is decided by the languages of the firms.
  public let needsInterpreter: Bool?
  /// When it was made, if that was said.
  public let requestedAt: Date?
  /// When it was taken back.
  public let withdrawnAt: Date?
  /// Whether the firms have a meeting.
  public let isPlaced: Bool
}

/// Which requests to list; every nil means "any".
public struct RequestFilter: Sendable {
  /// The code of the firm on either side.
  public var firm: String?
  /// What is wished.
  public var preference: Preference?
  /// Whether the two firms have a meeting.
  public var isPlaced: Bool?

  /// All requests; change what differs.
  public init(firm: String? = nil, preference: Preference? = nil, isPlaced: Bool? = nil) {
    self.firm = firm
    self.preference = preference
    self.isPlaced = isPlaced
  }
}
