/// A wish of two parties to meet, possibly with guests: it is held at most once.
public struct Request: Sendable, Hashable, Codable {
  /// Whether a meeting needs an interpreter.
  public enum Interpretation: String, Sendable, Hashable, Codable {
    /// Never.
    case none
    /// Exactly when the two parties share no language.
    case byLanguages
    /// Always, even between parties with a common language.
    case required
  }

  /// The most guests of one meeting.
  public static let maxGuests = 6
  /// The rank from which on (downwards in number) a meeting is a protocol matter.
  public static let vipRank = 5

  /// One party.
  public let a: Int
  /// The other party.
  public let b: Int
  /// Further parties who take part, each with one team; whether and how it is interpreted is decided by
  /// the first two.
  public let guests: [Int]
  /// What holding it is worth, at least 1.
  public let weight: Int
  /// How many consecutive adjacent slots it takes, 1...4.
  public let duration: Int
  /// The protocol rank 1...9: 9 is ordinary; meetings below 9 are placed first; up to 5 they need an
  /// interpreter cleared for protocol whenever they are interpreted.
  public let rank: Int
  /// The sector spoken about, for the choice of the interpreter; `nil` suits any.
  public let sector: Int?
  /// Whether it is interpreted.
  public let interpretation: Interpretation
  /// The slots it may occupy (all its slots must be among them); `nil` is every slot.
  public let allowedSlots: [Int]?

  /// The parties that meet.
  public var parties: [Int] { [a, b] + guests }

  /// Makes a request; `Problem` checks it.
  public init(
    a: Int, b: Int, weight: Int, duration: Int = 1, rank: Int = TableClass.everybody,
    sector: Int? = nil, interpretation: Interpretation = .byLanguages, allowedSlots: [Int]? = nil,
    guests: [Int] = []
  ) {
    self.a = a
    self.b = b
    self.guests = guests
    self.weight = weight
    self.duration = duration
    self.rank = rank
    self.sector = sector
    self.interpretation = interpretation
    self.allowedSlots = allowedSlots
  }
}
