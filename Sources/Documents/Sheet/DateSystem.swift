/// From which day a workbook counts its days.
public enum DateSystem: String, Sendable, Hashable, Codable, CaseIterable {
  /// Day 1 is 1 January 1900, and 1900 has a 29 February, which it had not: as nearly all do.
  case from1900 = "1900"
  /// Day 0 is 1 January 1904, as workbooks of older Macintosh programs do.
  case from1904 = "1904"

  /// The days that there are: up to 31 December 9999.
  var days: Range<Int> { self == .from1900 ? 0..<2_958_466 : 0..<2_957_004 }

  /// The day of a serial number as `2014-06-29`; nil outside the years that workbooks know.
  ///
  /// Days 0 and 60 of the 1900 system, `1900-01-00` and `1900-02-29`, are what the spreadsheet
  /// program shows, though there was no such day.
  public func day(_ serial: Int) -> String? {
    guard days.contains(serial) else { return nil }
    if self == .from1900 && serial == 0 { return "1900-01-00" }
    if self == .from1900 && serial == 60 { return "1900-02-29" }
    // Days from 1 March of the year 0, counted in eras of 400 years.
    let epoch = self == .from1904 ? 695_361 : serial < 60 ? 693_900 : 693_899
    let (year, month, day) = Self.civil(serial + epoch)
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  /// The serial number of a day of the Gregorian calendar; nil outside 1900-03-01...9999-12-31,
  /// since before that the two systems of counting disagree with the calendar.
  func serial(year: Int, month: Int, day: Int) -> Int? {
    let shifted = month > 2 ? year : year - 1
    let days =
      365 * shifted + shifted / 4 - shifted / 100 + shifted / 400
      + (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let serial = days - (self == .from1904 ? 695_361 : 693_899)
    guard (1...12).contains(month), (1...31).contains(day), serial >= 61,
      self.days.contains(serial), Self.civil(days) == (year, month, day)
    else { return nil }
    return serial
  }

  /// The date so many days after 1 March of the year 0.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
