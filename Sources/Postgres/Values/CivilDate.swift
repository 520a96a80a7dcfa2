/// Calendar arithmetic for `date`, which PostgreSQL counts in days since 2000-01-01.
enum CivilDate {
  /// The ISO 8601 text as PostgreSQL itself writes it, `0044-03-15 BC` and the infinities included.
  static func text(daysSince2000 days: Int32) -> String {
    if days == .max { return "infinity" }
    if days == .min { return "-infinity" }
    let (year, month, day) = civil(Int(days) + 10_957)
    let shown = year > 0 ? year : 1 - year
    return padded(shown, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
      + (year > 0 ? "" : " BC")
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in eras of 400 years from 1
  /// March 0000.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
