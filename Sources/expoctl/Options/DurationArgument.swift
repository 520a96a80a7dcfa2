import ArgumentParser

/// A stretch of time as people write it: `90s`, `2m`, `1h30m`, `500ms`; a bare number is seconds.
struct DurationArgument: ExpressibleByArgument, Equatable, Sendable {
  let duration: Duration

  init?(argument: String) {
    if let seconds = Int(argument), seconds >= 0, seconds <= Self.longest {
      duration = .seconds(seconds)
      return
    }
    guard let milliseconds = Self.milliseconds(argument[...]) else { return nil }
    duration = .milliseconds(milliseconds)
  }

  /// In help texts.
  var defaultValueDescription: String { "\(duration.components.seconds)s" }

  init(seconds: Int) { duration = .seconds(seconds) }

  private static let longest = 366 * 86_400
  private static let units: [(name: String, milliseconds: Int)] = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]

  /// Sums the parts, from the longest unit to the shortest, each at most once.
  private static func milliseconds(_ text: Substring) -> Int? {
    var rest = text
    var total = 0
    var smallest = Int.max
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      let name = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(name.count)
      guard let count = Int(digits), let unit = units.first(where: { $0.name == name }),
        unit.milliseconds < smallest
      else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
      if overflow || product > longest * 1000 { return nil }
      total += product
      smallest = unit.milliseconds
    }
    return smallest == Int.max ? nil : total
  }
}
