public import Foundation

/// A half-open stretch of time, `start` inclusive and `end` exclusive.
public struct TimeRange: Hashable, Sendable, Codable {
  /// The first instant inside.
  public let start: Date
  /// The first instant after.
  public let end: Date

  /// Makes the range; `end` must not come before `start`.
  public init(start: Date, end: Date) {
    precondition(start <= end, "a time range ends before it starts")
    self.start = start
    self.end = end
  }

  /// Whether the two share an instant.
  public func overlaps(_ other: TimeRange) -> Bool { start < other.end && other.start < end }

  /// Whole minutes from start to end.
  public var minutes: Int { Int((end.timeIntervalSince(start) / 60).rounded()) }
}
