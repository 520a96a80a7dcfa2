/// A bookable stretch of time in which a meeting, or a part of a longer one, may stand.
///
/// Slots of a problem are sorted by `(day, start)` and do not overlap. Slot `t + 1` is *adjacent* to
/// slot `t` when both are on one day and the first ends where the second starts.
public struct Slot: Sendable, Hashable, Codable {
  /// The day of the event, 0-based.
  public let day: Int
  /// Minutes since the start of the day.
  public let start: Int
  /// Minutes since the start of the day; the buffer after the meeting is included.
  public let end: Int

  /// Makes a slot; `Problem` checks it.
  public init(day: Int, start: Int, end: Int) {
    self.day = day
    self.start = start
    self.end = end
  }

  /// The length in minutes.
  public var minutes: Int { end - start }
}
