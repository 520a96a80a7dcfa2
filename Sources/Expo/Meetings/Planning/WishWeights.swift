/// What placing a wish is worth, added up over the two sides of a pair.
enum WishWeights {
  /// A meeting that has to be.
  static let must = 5
  /// A meeting that would be good.
  static let meet = 2
  /// A meeting that nobody asked for in writing but that was booked by hand and locked.
  static let booked = 1

  static func weight(of preference: Preference) -> Int {
    switch preference {
    case .must: must
    case .meet: meet
    case .no: 0
    }
  }
}
