/// What two firms, or more, together wish of each other.
struct PairWish: Sendable, Codable, Hashable {
  let pair: FirmPair
  let weight: Int
  let durationSlots: Int
  let rank: Int
  let sector: String?
  let needsInterpreter: Bool
  /// Whether no side asked for it: it is booked by hand and locked.
  let isBooked: Bool
}
