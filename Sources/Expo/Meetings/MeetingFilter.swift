/// Which meetings to list; every nil means "any".
public struct MeetingFilter: Sendable {
  /// The code of a firm on either side.
  public var firm: String?
  /// The code of a table.
  public var table: String?
  /// The code of an interpreter.
  public var interpreter: String?
  /// The day at the venue.
  public var day: CalendarDay?
  /// The code of a delegation that a firm on either side belongs to, sub-delegations included.
  public var delegation: String?
  /// Whether it is held; nil lists the cancelled ones too.
  public var state: MeetingState?

  /// All meetings that are held; change what differs.
  public init(
    firm: String? = nil, table: String? = nil, interpreter: String? = nil,
    day: CalendarDay? = nil, delegation: String? = nil, state: MeetingState? = .confirmed
  ) {
    self.firm = firm
    self.table = table
    self.interpreter = interpreter
    self.day = day
    self.delegation = delegation
    self.state = state
  }
}
