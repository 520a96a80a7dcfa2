import Foundation

/// Numbers for people.
enum Decimals {
  /// The number with exactly this many decimals and a point, whatever the locale.
  static func fixed(_ number: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", number)
  }
}
