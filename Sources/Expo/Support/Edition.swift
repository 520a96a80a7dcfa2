/// One edition of an expo: held once, in one city, on certain days.
public struct Edition: Sendable, Codable {
  /// Its key.
  public let id: Identifier<Edition>
  /// How people name it at the command line: `cre-2014`.
  public let code: String
  /// The code of the series it belongs to, if it is known.
  public let series: String?
  /// Which one of the series, 1-based.
  public let edition: Int
  /// Its names.
  public let names: LocalizedText
  /// ISO 3166-1 alpha-2 code of the host country.
  public let hostCountry: String
  /// The host city, in English.
  public let city: String
  /// IANA name of the time zone of the venue.
  public let timeZone: String
  /// First day.
  public let firstDay: CalendarDay
  /// Last day.
  public let lastDay: CalendarDay
  /// Whether it is being prepared, open, closed or archived.
  public let status: EditionStatus
  /// Whether registrations wait for a decision; else they are approved as they come in.
  public let reviewsRegistrations: Bool
}

/// Where an edition stands.
public enum EditionStatus: String, Sendable, Codable, CaseIterable {
  case draft
  case open
  case closed
  case archived
}
