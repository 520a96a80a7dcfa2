/// The names a series bore, as one history: which it bore on a day.
struct SeriesHistory {
  private let names: [SeriesName]

  init(_ names: [SeriesName]) { self.names = names.sorted { $0.position < $1.position } }

  /// The names of a day, by language.
  ///
  /// Dates that nobody knows leave several names possible; the latest of them is taken and marked as
  /// not certain.
  func names(on day: CalendarDay) -> [NameOnDay] {
    Dictionary(grouping: names, by: \.language).sorted { $0.key < $1.key }.compactMap {
      language, names in
      let begun = names.lastIndex { $0.validFrom.map { $0 <= day } ?? false } ?? 0
      let possible = names[begun...].prefix { $0.validFrom.map { $0 <= day } ?? true }
        .filter { $0.validTo.map { $0 > day } ?? true }
      guard let name = possible.last else { return nil }
      let isKnown = name.validFrom.map { $0 <= day } ?? false
      return NameOnDay(
        language: language, name: name.name, isCertain: isKnown && possible.count == 1)
    }
  }
}

/// The name a series bore on a day.
public struct NameOnDay: Sendable, Codable, Hashable {
  /// BCP 47 tag.
  public let language: String
  /// The name.
  public let name: String
  /// Whether the dates that are known leave no other.
  public let isCertain: Bool
}

/// An edition as it stood on a day.
public struct EditionOnDay: Sendable, Codable {
  /// The edition as it is.
  public let edition: Edition
  /// The day.
  public let day: CalendarDay
  /// Its status at the end of the day.
  public let status: EditionStatus
  /// The names of its series on the day.
  public let seriesNames: [NameOnDay]
}
