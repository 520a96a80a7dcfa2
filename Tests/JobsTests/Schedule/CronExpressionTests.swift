import Testing

@testable import Jobs

@Suite("Cron expressions", .timeLimit(.minutes(1)))
struct CronExpressionTests {
  @Test(
    "hold numbers, lists, ranges, steps and names",
    arguments: [
      ("0", [0]), ("5,1,5", [1, 5]), ("10-13", [10, 11, 12, 13]), ("*/20", [0, 20, 40]),
      ("50/4", [50, 54, 58]), ("10-30/10,59", [10, 20, 30, 59]), ("007", [7]), ("3-3", [3]),
    ])
  func minutes(text: String, expected: [Int]) throws {
    #expect(try CronExpression("\(text) * * * *").minutes.numbers == expected)
  }

  @Test(
    "know the months",
    arguments: [("jan", [1]), ("FEB-apr", [2, 3, 4]), ("Oct/1,1", [1, 10, 11, 12]), ("12", [12])])
  func months(text: String, expected: [Int]) throws {
    #expect(try CronExpression("0 0 1 \(text) *").months.numbers == expected)
  }

  @Test(
    "know the weekdays, Sunday by both its numbers",
    arguments: [
      ("7", [0]), ("0", [0]), ("mon-fri", [1, 2, 3, 4, 5]), ("5-7", [0, 5, 6]),
      ("SAT,SUN", [0, 6]),
      ("*", [0, 1, 2, 3, 4, 5, 6]), ("*/2", [0, 2, 4, 6]),
    ])
  func weekdays(text: String, expected: [Int]) throws {
    #expect(try CronExpression("0 0 * * \(text)").daysOfWeek.numbers == expected)
  }

  @Test(
    "have short names",
    arguments: [
      ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"),
      ("@weekly", "0 0 * * 0"), ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"),
      ("@ANNUALLY", "0 0 1 1 *"),
    ])
  func macros(name: String, long: String) throws {
    let (short, full) = (try CronExpression(name), try CronExpression(long))
    #expect(
      [short.minutes, short.hours, short.daysOfMonth, short.months, short.daysOfWeek]
        == [full.minutes, full.hours, full.daysOfMonth, full.months, full.daysOfWeek])
    #expect(short.description == name)
  }

  @Test("mind no extra blanks")
  func blanks() throws {
    #expect(try CronExpression("  0\t0  1 1   * ").description == "0 0 1 1 *")
  }

  @Test(
    "are refused with the reason",
    arguments: [
      ("", CronError.shape("")), ("* * * *", .shape("* * * *")),
      ("0 0 1 1 * 2030", .shape("0 0 1 1 * 2030")), ("@reboot", .shape("@reboot")),
      ("60 * * * *", .range(.minute, "60")), ("* 24 * * *", .range(.hour, "24")),
      ("* * 0 * *", .range(.dayOfMonth, "0")), ("* * 32 * *", .range(.dayOfMonth, "32")),
      ("* * * 13 *", .range(.month, "13")), ("* * * * 8", .range(.dayOfWeek, "8")),
      ("30-10 * * * *", .range(.minute, "30-10")),
      ("* * * * fri-mon", .range(.dayOfWeek, "fri-mon")),
      ("*/0 * * * *", .field(.minute, "*/0")), ("*/x * * * *", .field(.minute, "*/x")),
      ("1/2/3 * * * *", .field(.minute, "1/2/3")), ("1,,2 * * * *", .field(.minute, "")),
      ("1-2-3 * * * *", .field(.minute, "1-2-3")), ("-1 * * * *", .field(.minute, "")),
      ("+1 * * * *", .field(.minute, "+1")), ("٣ * * * *", .field(.minute, "٣")),
      ("* * * monday *", .field(.month, "monday")), ("jan * * * *", .field(.minute, "jan")),
      ("99999999999999999999 * * * *", .field(.minute, "99999999999999999999")),
      ("0 0 30 2 *", .neverFires("0 0 30 2 *")),
      ("0 0 31 4,6,9,11 *", .neverFires("0 0 31 4,6,9,11 *")),
    ])
  func refused(text: String, error: CronError) {
    #expect(throws: error) { try CronExpression(text) }
  }
}
