/// Dates that a workbook writes as ISO 8601 instead of as numbers.
enum DayText {
  /// The date as a person sees it: without a midnight that its format does not show.
  static func text(_ stored: [UInt8], _ format: NumberFormat) -> [UInt8] {
    guard format != .moment, let mark = stored.firstIndex(of: 0x54), mark == 10 else {
      return stored
    }
    let isMidnight = stored[(mark + 1)...].allSatisfy { byte in
      byte == 0x30 || byte == 0x3A || byte == 0x2E || byte == 0x5A
    }
    return isMidnight ? Array(stored[..<mark]) : stored
  }
}
