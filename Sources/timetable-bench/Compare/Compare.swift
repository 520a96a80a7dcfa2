import ArgumentParser
import Foundation

/// Solves the instances of a folder, beside other solvers, and prints a table.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Solve the instances of a folder, beside other solvers, and print a table.",
    discussion: """
      A command given to --against or --check is run by the shell, with {instance}, {seconds}, \
      {solution} (a file to write or to check) and {fairness} (--fairness=D, or nothing) put in. \
      A solver prints one line of JSON: status, value (or breaks, or t1), bound. Ends with exit \
      code 1 if a published result is contradicted or a check fails.
      """)

  @Argument(help: "A folder of instances, or one instance.")
  var folder: String

  @Option(help: "Another solver, as NAME=COMMAND; can be given again.")
  var against: [String] = []

  @Option(help: "A file of published results to be reproduced.")
  var published: String?

  @Option(help: "A command that exits with 0 if a solution is right.")
  var check: String?

  @Option(help: "Seconds for each instance and solver.")
  var timeLimit = 60.0

  @Option(help: "Fairness to set, several after commas; without it what the instances say.")
  var fairness: String?

  @Option(help: "Only instances with this in their names; can be given again.")
  var only: [String] = []

  @Option(help: "Seed of all random choices.")
  var seed: UInt64 = 1

  @Option(help: "Threads of the own solver.")
  var threads = 1

  func run() throws {
    let own = [Contender.own(seed: seed, threads: threads)].compactMap(\.self)
    let contenders = try own + against.map(contender)
    let paths = try instances()
    var table = ComparisonTable(
      contenders: contenders, published: try published.map(Published.load), check: check)
    say(table.head)
    for distance in try distances() {
      for path in paths { say(try table.row(path, fairness: distance, seconds: timeLimit)) }
    }
    say(table.summary)
    if table.isWrong { throw ExitCode(1) }
  }

  /// Prints at once, even into a pipe: a row may take a minute.
  private func say(_ lines: String) {
    FileHandle.standardOutput.write(Data((lines + "\n").utf8))
  }

  private func contender(_ text: String) throws -> Contender {
    guard let contender = Contender(text) else { throw CompareError.contender(text) }
    return contender
  }

  private func distances() throws -> [Int?] {
    guard let fairness else { return [nil] }
    return try fairness.split(separator: ",").map { text in
      guard let distance = Int(text) else {
        throw ValidationError("--fairness: '\(text)' is not a number")
      }
      return distance
    }
  }

  private func instances() throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue
    else { return [folder] }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
      name in
      (name.hasSuffix(".json") || name.hasSuffix(".json.gz"))
        && (only.isEmpty || only.contains(where: name.contains))
    }
    guard !names.isEmpty else { throw CompareError.noInstances(folder) }
    return names.map { folder + "/" + $0 }
  }
}
