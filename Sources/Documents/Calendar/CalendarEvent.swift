public import Foundation

/// One entry of a calendar file: a meeting of one person or firm.
public struct CalendarEvent: Sendable, Hashable {
  /// What a calendar program shows of the entry's certainty.
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// It takes place.
    case confirmed = "CONFIRMED"
    /// It may still move.
    case tentative = "TENTATIVE"
    /// It does not take place any more.
    case cancelled = "CANCELLED"
  }

  /// Somebody who invites or is invited.
  public struct Attendee: Sendable, Hashable {
    /// The name shown.
    public var name: String
    /// The mail address, without `mailto:`.
    public var email: String

    /// A person by name and mail address.
    public init(name: String, email: String) {
      self.name = name
      self.email = email
    }
  }

  /// The identity that stays through all changes, unique in the world.
  public var uid: String
  /// 0 at first; one more at each change of time or place, and on cancelling.
  public var sequence: Int
  /// When this state of the entry was made.
  public var stamp: Date
  /// When it begins.
  public var start: Date
  /// When it ends; after `start`.
  public var end: Date
  /// The line shown in a calendar.
  public var summary: String
  /// Where it is, in the reader's language; empty for nowhere.
  public var location: String
  /// Free text with line ends; empty for none.
  public var description: String
  /// Whether it takes place.
  public var status: Status
  /// Who invites; programs want one with the methods request and cancel.
  public var organizer: Attendee?
  /// Who is invited.
  public var attendees: [Attendee]

  /// An entry; what has a default may be left out.
  public init(
    uid: String, sequence: Int = 0, stamp: Date, start: Date, end: Date, summary: String,
    location: String = "", description: String = "", status: Status = .confirmed,
    organizer: Attendee? = nil, attendees: [Attendee] = []
  ) {
    self.uid = uid
    self.sequence = sequence
    self.stamp = stamp
    self.start = start
    self.end = end
    self.summary = summary
    self.location = location
    self.description = description
    self.status = status
    self.organizer = organizer
    self.attendees = attendees
  }
}
