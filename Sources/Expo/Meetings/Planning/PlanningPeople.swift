/// A firm that may be given meetings.
struct PlanningFirm: Sendable, Codable, Hashable {
  let id: Identifier<Participation>
  let code: String
  let names: LocalizedText
  let country: String?
  let delegation: String?
  /// BCP 47 tags.
  let languages: [String]
  /// How many meetings it can hold side by side.
  let teams: Int
  /// The most meetings on one day over all teams; nil is no limit.
  var dailyCap: Int?
  /// How many meetings it has bought: until it has them, its wishes come before all ordinary ones.
  var sold = 0
  /// Its own stand, a hall of its own: all its meetings are held there.
  var stand: Identifier<Space>?
  let rank: Int
  let isVIP: Bool
  var busy: [TimeRange]
  /// Whether it takes no part any more; it is here for the meetings it has.
  var isGone = false
}

/// A person who interprets between two languages, one meeting at a time.
struct PlanningInterpreter: Sendable, Codable, Hashable {
  let id: Identifier<Participation>
  let code: String
  let names: LocalizedText
  /// Pairs as `ru-zh`, good in both directions.
  let pairs: [String]
  /// Empty: any sector.
  let sectors: [String]
  var maxMinutesPerDay: Int
  var maxMinutesInARow: Int
  /// Empty: every day.
  var availableDays: [CalendarDay]
  let isCleared: Bool
  var busy: [TimeRange]
  /// The hall where this person is stationed; nil walks between halls.
  let station: Identifier<Space>?

  /// Whether one of the pairs is between a language of `some` and another one of `others`.
  func interprets(between some: [String], and others: [String]) -> Bool {
    pairs.contains { pair in
      let tags = pair.split(separator: "-", maxSplits: 1).map(String.init)
      guard tags.count == 2, tags[0] != tags[1] else { return false }
      return some.contains(tags[0]) && others.contains(tags[1])
        || some.contains(tags[1]) && others.contains(tags[0])
    }
  }
}
