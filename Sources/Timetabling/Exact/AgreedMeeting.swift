/// A meeting that two participants have agreed on.
public struct AgreedMeeting: Sendable, Hashable {
  /// A half of the day.
  public enum Session: Sendable, Hashable {
    /// Up to `Agenda.morningSlots`.
    case morning
    /// From `Agenda.morningSlots` on.
    case afternoon
  }

  /// One participant.
  public var a: Int
  /// The other participant.
  public var b: Int
  /// The half of the day it has to be in, if it matters.
  public var session: Session?
  /// The slot it has to be in, if that is settled.
  public var fixed: Int?

  /// Makes a meeting.
  public init(_ a: Int, _ b: Int, session: Session? = nil, fixed: Int? = nil) {
    self.a = a
    self.b = b
    self.session = session
    self.fixed = fixed
  }
}
