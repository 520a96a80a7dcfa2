/// A firm as timetables show it.
public struct FirmLabel: Sendable, Codable, Hashable {
  /// `RU0001`.
  public let code: String
  /// Its names.
  public let names: LocalizedText
  /// The code of its delegation.
  public let delegation: String?
}

/// A table as timetables show it.
public struct TableLabel: Sendable, Codable, Hashable {
  /// `T001`.
  public let code: String
  /// The code of the place it stands in.
  public let hall: String?
  /// The names of that place.
  public let hallNames: LocalizedText?
}

/// An interpreter as timetables show it.
public struct InterpreterLabel: Sendable, Codable, Hashable {
  /// `I001`.
  public let code: String
  /// The names.
  public let names: LocalizedText
}
