/// How firmly a meeting stands where it is.
public enum LockLevel: String, Sendable, Codable, CaseIterable, Comparable {
  /// A scheduling run may move or drop it.
  case none
  /// Only an organiser moves it, by hand.
  case organiser
  /// A protocol matter: moved only by hand and with explicit leave.
  case vip

  /// Orders by firmness.
  public static func < (left: Self, right: Self) -> Bool { left.firmness < right.firmness }

  private var firmness: Int {
    switch self {
    case .none: 0
    case .organiser: 1
    case .vip: 2
    }
  }
}
