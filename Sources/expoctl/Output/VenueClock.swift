import Foundation

/// Writes instants as ISO 8601 with the offset of one zone: the venue's, or the reader's own.
struct VenueClock: Sendable {
  let zone: TimeZone

  init(zone: TimeZone = .current) { self.zone = zone }

  /// The clock of a place by its IANA name; nil when the machine does not know the name.
  init?(zone name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.zone = zone
  }

  /// `2014-06-30T10:00:00+08:00`.
  func full(_ date: Date) -> String {
    let part = parts(date)
    return "\(part.day)T\(part.minute):\(part.second)\(offset(date))"
  }

  /// `2014-06-30 10:00+08:00`.
  func short(_ date: Date) -> String {
    let part = parts(date)
    return "\(part.day) \(part.minute)\(offset(date))"
  }

  /// `10:00`.
  func time(_ date: Date) -> String { parts(date).minute }

  /// `2014-06-30`.
  func day(_ date: Date) -> String { parts(date).day }

  private func parts(_ date: Date) -> (day: String, minute: String, second: String) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let part = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: date)
    func padded(_ number: Int?, _ width: Int = 2) -> String {
      let digits = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return (
      "\(padded(part.year, 4))-\(padded(part.month))-\(padded(part.day))",
      "\(padded(part.hour)):\(padded(part.minute))", padded(part.second)
    )
  }

  private func offset(_ date: Date) -> String {
    let minutes = zone.secondsFromGMT(for: date) / 60
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(minutes < 0 ? "-" : "+")\(padded(abs(minutes) / 60)):\(padded(abs(minutes) % 60))"
  }
}
