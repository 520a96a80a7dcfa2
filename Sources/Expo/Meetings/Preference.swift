/// What one firm wishes of another.
public enum Preference: String, Sendable, Codable, CaseIterable {
  /// It has to be.
  case must
  /// It would be good.
  case meet
  /// Never: a veto, whatever the other side wishes.
  case no
}
