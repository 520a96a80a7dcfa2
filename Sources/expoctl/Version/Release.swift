/// Which release this is.
enum Release {
  /// Semantic version.
  static let version = "0.1.0"
}
