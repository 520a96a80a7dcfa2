/// A person who interprets between two languages, one meeting at a time.
public struct Interpreter: Sendable, Hashable, Codable {
  /// The pairs of languages, in either order.
  public let pairs: [LanguagePair]
  /// The sectors this person is prepared for; `nil` is any. A meeting without a sector suits anyone.
  public let sectors: [Int]?
  /// The hall where this person is stationed; `nil` walks between halls and needs the walking time.
  public let hall: Int?
  /// The slots in which this person does not work.
  public let unavailable: [Int]
  /// The most meetings on one day; `nil` is no limit.
  public let dailyCapMeetings: Int?
  /// The most minutes of interpreted slots on one day; `nil` is no limit.
  public let maxMinutesPerDay: Int?
  /// The most minutes in a row: a row is a chain of occupied adjacent slots, and a free slot or a
  /// break between sessions ends it; `nil` is no limit.
  public let maxConsecutiveMinutes: Int?
  /// Whether this person may interpret for meetings of rank 5 and better.
  public let vipCleared: Bool

  /// Makes an interpreter; `Problem` checks it.
  public init(
    pairs: [LanguagePair], sectors: [Int]? = nil, hall: Int? = nil, unavailable: [Int] = [],
    dailyCapMeetings: Int? = nil, maxMinutesPerDay: Int? = nil, maxConsecutiveMinutes: Int? = nil,
    vipCleared: Bool = false
  ) {
    self.pairs = pairs
    self.sectors = sectors
    self.hall = hall
    self.unavailable = unavailable
    self.dailyCapMeetings = dailyCapMeetings
    self.maxMinutesPerDay = maxMinutesPerDay
    self.maxConsecutiveMinutes = maxConsecutiveMinutes
    self.vipCleared = vipCleared
  }
}

/// Two different languages without an order.
public struct LanguagePair: Sendable, Hashable, Codable {
  /// The smaller language number.
  public let first: Int
  /// The larger language number.
  public let second: Int

  /// Makes the pair of two languages given in any order.
  public init(_ one: Int, _ other: Int) {
    first = min(one, other)
    second = max(one, other)
  }
}
