/// Multipliers that prove an upper bound on the value of any timetable of a problem.
///
/// Price every scarce thing at a non-negative integer: a slot of a party's team on a day, one of a
/// party's meetings on a day, a table slot of a class on a day, a slot of an interpreter on a day.
/// Then `scale * value` of any timetable is at most the price of everything there is plus, for each
/// request, the best surplus `scale * worth - prices` over the days and places open to it, or 0.
/// This holds for *any* multipliers (weak duality), so whoever checks the sum needs no trust.
public struct BoundCertificate: Sendable, Hashable, Codable {
  /// What one unit of weight is multiplied by.
  public let scale: Int
  /// The price of one slot of one team, at `party * days + day`.
  public let partySlots: [Int]
  /// The price of one meeting of the party, at `party * days + day`.
  public let partyMeetings: [Int]
  /// The price of one table for one slot, at `class * days + day`, classes numbered through the
  /// halls in order.
  public let tables: [Int]
  /// The price of one slot of the interpreter, at `interpreter * days + day`.
  public let interpreterSlots: [Int]
  /// The price of one meeting of the interpreter, at `interpreter * days + day`.
  public let interpreterMeetings: [Int]

  /// The bound that these multipliers prove, rounded down to whole weight.
  public let bound: Int

  /// Makes a certificate as it was stored; `provenBound(for:)` says what it is worth.
  public init(
    scale: Int, partySlots: [Int], partyMeetings: [Int], tables: [Int], interpreterSlots: [Int],
    interpreterMeetings: [Int], bound: Int
  ) {
    self.scale = scale
    self.partySlots = partySlots
    self.partyMeetings = partyMeetings
    self.tables = tables
    self.interpreterSlots = interpreterSlots
    self.interpreterMeetings = interpreterMeetings
    self.bound = bound
  }
}
