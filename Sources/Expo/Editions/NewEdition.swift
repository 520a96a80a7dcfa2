/// What it takes to open an expo.
public struct NewEdition: Sendable {
  /// Letters, digits, `.`, `_`, `-`; at most 63.
  public var code: String
  /// The code of its series; made when it is new.
  public var series: String?
  /// Which one of the series, 1-based.
  public var edition: Int
  /// Its names, at least one.
  public var names: LocalizedText
  /// ISO 3166-1 alpha-2.
  public var hostCountry: String
  /// The host city, in English.
  public var city: String
  /// IANA name.
  public var timeZone: String
  /// First and last day.
  public var days: ClosedRange<CalendarDay>
  /// Whether registrations wait for a decision; else they are approved as they come in.
  public var reviewsRegistrations: Bool

  /// Describes an expo to open.
  public init(
    code: String, series: String? = nil, edition: Int = 1, names: LocalizedText,
    hostCountry: String, city: String, timeZone: String, days: ClosedRange<CalendarDay>,
    reviewsRegistrations: Bool = false
  ) {
    self.code = code
    self.series = series
    self.edition = edition
    self.names = names
    self.hostCountry = hostCountry
    self.city = city
    self.timeZone = timeZone
    self.days = days
    self.reviewsRegistrations = reviewsRegistrations
  }
}
