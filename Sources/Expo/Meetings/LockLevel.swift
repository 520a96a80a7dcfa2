/// How firmly a meeting stands where it is.
public enum LockLevel: String, Sendable, Codable, CaseIterable {
  /// A scheduling run may move or drop it.
  case none
  /// Only an organiser moves it, by hand.
  case organiser
  /// A protocol matter: moved only by hand and with explicit leave.
  case vip
}
