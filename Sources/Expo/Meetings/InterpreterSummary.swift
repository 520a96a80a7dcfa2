/// An interpreter as lists show it.
public struct InterpreterSummary: Sendable, Codable, Hashable {
  /// `I001`.
  public let code: String
  /// The names.
  public let names: LocalizedText
  /// Language pairs as `ru-zh`, good in both directions.
  public let pairs: [String]
  /// Sectors prepared for; empty is any.
  public let sectors: [String]
  /// The most minutes on one day, buffers included.
  public let maxMinutesPerDay: Int
  /// The most minutes without a pause, buffers included.
  public let maxMinutesInARow: Int
  /// The days of work; empty is every day.
  public let availableDays: [CalendarDay]
  /// Whether protocol meetings may be interpreted.
  public let isCleared: Bool
  /// The code of the hall of the station, if there is one.
  public let station: String?

  init(_ person: PlanningInterpreter, station: String?) {
    code = person.code
    names = person.names
    pairs = person.pairs
    sectors = person.sectors
    maxMinutesPerDay = person.maxMinutesPerDay
    maxMinutesInARow = person.maxMinutesInARow
    availableDays = person.availableDays
    isCleared = person.isCleared
    self.station = station
  }
}
