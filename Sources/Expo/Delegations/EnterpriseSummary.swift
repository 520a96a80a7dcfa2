/// A firm that takes part, as lists show it.
public struct EnterpriseSummary: Sendable, Codable {
  /// How people name it in this edition: `RU0001`.
  public let code: String
  /// Its names.
  public let names: LocalizedText
  /// ISO 3166-1 alpha-2.
  public let country: String?
  /// The delegation it belongs to.
  public let delegation: String?
  /// Its sector.
  public let sector: String?
  /// The languages its people work in, BCP 47.
  public let languages: [String]
  /// How many meetings it can hold side by side.
  public let teams: Int
  /// Whether protocol looks after it.
  public let isVIP: Bool
  /// Where its registration stands.
  public let state: String
}

/// A firm with all that is known of it.
public struct EnterpriseDetail: Sendable, Codable {
  /// What lists show.
  public let summary: EnterpriseSummary
  /// Registry numbers by scheme: `inn`, `uscc`.
  public let numbers: [String: String]
  /// Legal form as the firm writes it.
  public let legalForm: String?
  /// Year of foundation.
  public let founded: Int?
  /// Employees.
  public let employees: Int?
  /// Address on the web.
  public let website: String?
  /// What it offers.
  public let offers: LocalizedText?
  /// What it seeks.
  public let seeks: LocalizedText?
  /// The booth that is its own stand: all its meetings are held there.
  public let stand: String?
  /// Every name it bears or bore.
  public let nameRecords: [NameRecord]
  /// Every number it has or had.
  public let numberRecords: [NumberRecord]
  /// Its people at the expo.
  public let people: [EnterprisePerson]
  /// Where its record came from: the file and row of each import that changed it, latest first.
  public let sources: [RecordSource]
}

/// A person of a firm.
public struct EnterprisePerson: Sendable, Codable {
  /// How people name the person in this edition: `P00037`.
  public let code: String
  /// The person's names.
  public let names: LocalizedText
  /// `lead` or `delegate`.
  public let role: String
}

/// The row of a file that a record came from.
public struct RecordSource: Sendable, Codable {
  /// The name of the file.
  public let file: String
  /// The data row, 1-based.
  public let row: Int
  /// `inserted` or `updated`.
  public let result: String
}

/// Which firms a list shows; nil fields do not narrow it.
public struct EnterpriseFilter: Sendable {
  /// Those in this delegation or below it.
  public var delegation: String?
  /// Those of this sector.
  public var sector: String?
  /// Those of this country.
  public var country: String?
  /// Those with this state of registration.
  public var state: AccreditationState?
  /// Those with this text in one of their names, case ignored.
  public var text: String?
  /// In which order they come.
  public var order: NameOrder

  /// Narrows a list of firms.
  public init(
    delegation: String? = nil, sector: String? = nil, country: String? = nil,
    state: AccreditationState? = nil, text: String? = nil, order: NameOrder = .code
  ) {
    self.delegation = delegation
    self.sector = sector
    self.country = country
    self.state = state
    self.text = text
    self.order = order
  }
}
