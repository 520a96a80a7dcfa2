import Foundation

/// A solver as a command that prints one line of JSON.
struct Contender {
  let name: String
  /// With places for `{instance}`, `{seconds}`, `{fairness}` and `{solution}`.
  let command: String

  /// Reads `NAME=COMMAND`.
  init?(_ text: String) {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else { return nil }
    name = String(text[..<sign])
    command = String(text[text.index(after: sign)...])
  }

  /// This program itself.
  static func own(seed: UInt64, threads: Int) -> Contender? {
    Contender(
      "own=\(quoted(Bundle.main.executablePath ?? CommandLine.arguments[0])) solve {instance} "
        + "--time-limit {seconds} --out {solution} --seed \(seed) --threads \(threads) {fairness}")
  }

  /// Runs the command on an instance. Its seconds are those of the whole process: every contender
  /// is measured the same way. Some say nothing when their time is up.
  func run(_ run: Run) throws -> ContenderResult {
    let clock = ContinuousClock()
    let started = clock.now
    let (output, _) = try Shell.run(run.filled(command))
    let seconds = (clock.now - started) / .seconds(1)
    let lines = output.split(separator: "\n").map { Data($0.utf8) }
    for line in lines.reversed() {
      if let said = ContenderResult(line, seconds: seconds) { return said }
    }
    return .silent(seconds: seconds)
  }
}

/// A string as one word of a shell.
func quoted(_ text: String) -> String {
  "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
}

/// One instance in one setting.
struct Run {
  let path: String
  let fairness: Int?
  let seconds: Double
  let solution: String

  /// The name of the file without what says how it is packed.
  var name: String {
    var name = URL(fileURLWithPath: path).lastPathComponent
    for ending in [".gz", ".json"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return name
  }

  func filled(_ command: String) -> String {
    [
      "{instance}": quoted(path), "{seconds}": String(seconds), "{solution}": quoted(solution),
      "{fairness}": fairness.map { "--fairness=\($0)" } ?? "",
    ].reduce(command) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
  }
}
