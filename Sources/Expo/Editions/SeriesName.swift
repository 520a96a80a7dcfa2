/// A name that a series bore for some time.
public struct SeriesName: Sendable, Codable {
  /// BCP 47 tag of the language.
  public let language: String
  /// Its place in the history, 1-based.
  public let position: Int
  /// The name.
  public let name: String
  /// First day, if it is known.
  public let validFrom: CalendarDay?
  /// First day of the next name, if it is known.
  public let validTo: CalendarDay?
}
