/// What one more of something scarce would place: found from the prices of the bound, and then tried.
public struct ScheduleAdvice: Sendable, Codable, Hashable {
  /// What there would be one more of.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Somebody with the languages, sectors, clearance and limits of `like`.
    case interpreter
    /// A table in the hall `like`, for ranks up to `rank`.
    case table
    /// A team of the firm `like`.
    case team
  }

  /// What there would be one more of.
  public let kind: Kind
  /// The code of an interpreter, a hall or a firm.
  public let like: String
  /// The day at the venue; nil for all days.
  public let day: CalendarDay?
  /// The language pairs of the interpreter, as `ru-zh`.
  public let pairs: [String]
  /// The humblest protocol rank that may sit at the table; nil for anything else.
  public let rank: Int?
  /// How many more wishes a search places with it than one without, from the same timetable.
  public let wishes: Int
  /// How much more weight that is.
  public let weight: Int
  /// By how much the proven bound on the weight rises: more than this it cannot bring.
  public let atMost: Int
  /// All of it in one sentence, by language.
  public let sentence: LocalizedText
}
