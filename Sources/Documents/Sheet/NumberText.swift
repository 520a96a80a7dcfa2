/// What a person sees of a number in a cell.
enum NumberText {
  private static let secondsOfDay = 86_400

  /// The text of a stored number under a format: ISO 8601 where it is a date, else its digits.
  /// Nil where it is no number.
  static func text(
    of stored: [UInt8], _ format: NumberFormat, _ system: DateSystem
  ) -> (text: String, losesDigits: Bool)? {
    guard let number = DecimalText(stored) else { return nil }
    if let moment = moment(number, format, system) { return (moment, false) }
    var text = number.text
    if case .zeros(let width) = format, number.isInteger, !number.isNegative {
      text = String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    return (text, number.losesDigits)
  }

  private static func moment(
    _ number: DecimalText, _ format: NumberFormat, _ system: DateSystem
  ) -> String? {
    let value = number.value
    guard value >= 0, value < Double(system.days.upperBound) else { return nil }
    // Half a second up: tenths of a day do not fit floating point.
    let seconds = Int((value * Double(secondsOfDay)).rounded())
    switch format {
    case .plain, .zeros: return nil
    case .day: return system.day(Int(value))
    case .time: return clock(seconds % secondsOfDay)
    case .elapsed: return clock(seconds)
    case .moment:
      guard let day = system.day(seconds / secondsOfDay) else { return nil }
      return "\(day)T\(clock(seconds % secondsOfDay))"
    }
  }

  private static func clock(_ seconds: Int) -> String {
    [seconds / 3_600, seconds / 60 % 60, seconds % 60]
      .map { DateSystem.padded($0, 2) }.joined(separator: ":")
  }
}
