/// Where a meeting goes; what is nil stays.
public struct MeetingMove: Sendable {
  /// The code of its new first slot.
  public var slot: String?
  /// The code of its new table.
  public var table: String?
  /// The code of its new interpreter.
  public var interpreter: String?

  /// Describes a move.
  public init(slot: String? = nil, table: String? = nil, interpreter: String? = nil) {
    self.slot = slot
    self.table = table
    self.interpreter = interpreter
  }
}
