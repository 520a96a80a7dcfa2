/// Why a cron expression is refused.
public enum CronError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Neither five fields nor a known `@` name.
  case shape(String)
  /// A field holds something that is no number, name, range, step or list of these.
  case field(CronField, String)
  /// A number outside the field's range, or a range that runs backwards.
  case range(CronField, String)
  /// No calendar day ever matches, as with 30 February.
  case neverFires(String)

  /// One sentence that names the offending value.
  public var description: String {
    switch self {
    case .shape(let text):
      "\"\(text)\" is no cron expression: five fields or one of @yearly @monthly @weekly @daily @hourly"
    case .field(let field, let text): "\(field.rawValue) \"\(text)\" cannot be read"
    case .range(let field, let text):
      "\(field.rawValue) \"\(text)\" is outside \(field.bounds.lowerBound) … \(field.bounds.upperBound)"
    case .neverFires(let text): "\"\(text)\" matches no day of any year"
    }
  }
}

/// The five fields of a cron expression, in order.
public enum CronField: String, Sendable, CaseIterable {
  case minute
  case hour
  case dayOfMonth = "day of month"
  case month
  case dayOfWeek = "day of week"

  /// The numbers the field may hold; 7 is Sunday as 0 is.
  var bounds: ClosedRange<Int> {
    switch self {
    case .minute: 0...59
    case .hour: 0...23
    case .dayOfMonth: 1...31
    case .month: 1...12
    case .dayOfWeek: 0...7
    }
  }

  /// The names the field may hold instead of numbers, in the order of the numbers from `base`.
  var names: (base: Int, names: [String]) {
    switch self {
    case .month:
      (1, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
    case .dayOfWeek: (0, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"])
    default: (0, [])
    }
  }
}
