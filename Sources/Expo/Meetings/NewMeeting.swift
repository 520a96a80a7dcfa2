/// A meeting to be booked by hand.
public struct NewMeeting: Sendable {
  /// The codes of the two firms, in any order.
  public var firms: (String, String)
  /// The codes of further firms.
  public var guests: [String] = []

  /// All of them.
  var codes: [String] { [firms.0, firms.1] + guests }
  /// The code of its first slot.
  public var slot: String
  /// The code of the table; nil takes the first that suits.
  public var table: String?
  /// The code of the interpreter; nil takes the first that suits, if one is needed.
  public var interpreter: String?
  /// How many slots; nil is what the firms asked for, else 1.
  public var durationSlots: Int?
  /// Its protocol rank; nil is what the firms asked for, else 9.
  public var rank: Int?
  /// How firmly it stands: what is booked by hand is not for scheduling runs to move.
  public var lock: LockLevel

  /// Describes a meeting of two firms from a slot on.
  public init(
    _ one: String, _ other: String, slot: String, table: String? = nil,
    interpreter: String? = nil, durationSlots: Int? = nil, rank: Int? = nil,
    lock: LockLevel = .organiser
  ) {
    firms = (one, other)
    self.slot = slot
    self.table = table
    self.interpreter = interpreter
    self.durationSlots = durationSlots
    self.rank = rank
    self.lock = lock
  }
}
