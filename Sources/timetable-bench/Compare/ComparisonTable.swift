import Foundation

/// What several solvers make of many instances, row by row, and the sum of it.
struct ComparisonTable {
  let contenders: [Contender]
  let published: Published?
  let check: String?

  private var results: [[ContenderResult]] = []
  private var names: [String] = []
  private var known = 0
  private var reproduced = 0
  private var contradicted: [String] = []
  private var accepted = 0
  private var refused: [String] = []

  init(contenders: [Contender], published: Published?, check: String?) {
    self.contenders = contenders
    self.published = published
    self.check = check
  }

  /// Whether something has to be looked into.
  var isWrong: Bool { !contradicted.isEmpty || !refused.isEmpty }

  var head: String {
    let columns = "status       value    bound  seconds"
    let names = contenders.map { $0.name.padded(columns.count) }.joined(separator: "  ")
    let titles = contenders.map { _ in columns }.joined(separator: "  ")
    return "".padded(36) + names + "\n" + "instance".padded(36) + titles
      + (published == nil ? "" : "  published")
  }

  /// Runs all contenders on an instance.
  mutating func row(_ path: String, fairness: Int?, seconds: Double) throws -> String {
    let solution = NSTemporaryDirectory() + "timetable-\(UUID().uuidString).json"
    defer { unlink(solution) }
    let run = Run(path: path, fairness: fairness, seconds: seconds, solution: solution)
    let name = run.name + (fairness.map { " d=\($0)" } ?? "")
    let own = try contenders[0].run(run)
    if own.isSilent { throw CompareError.noResult(contenders[0].name, run.name) }
    let verdict = try judge(own, run, name)
    let row = try [own] + contenders.dropFirst().map { try $0.run(run) }
    results.append(row)
    names.append(name)
    return name.padded(36) + row.map(\.columns).joined(separator: "  ") + verdict
  }

  /// Holds the own result against what is published and what checks it.
  private mutating func judge(_ own: ContenderResult, _ run: Run, _ name: String) throws -> String {
    var verdict = ""
    if let best = published?.best(of: run.name, fairness: run.fairness) {
      known += 1
      if best.isReproduced(by: own) { reproduced += 1 }
      if best.isContradicted(by: own) { contradicted.append(name) }
      verdict += "  \(best)"
    }
    if let check, own.value != nil {
      let (output, status) = try Shell.run(run.filled(check))
      if status == 0 {
        accepted += 1
      } else {
        refused.append(name)
        verdict += "  REFUSED: \(output.prefix(200))"
      }
    }
    return verdict
  }

  var summary: String {
    var lines = [""]
    for (index, contender) in contenders.enumerated() {
      lines.append(sum(contender.name, results.map { $0[index] }))
    }
    if let check, !check.isEmpty {
      lines.append("checked: \(accepted) accepted, \(refused.count) refused" + list(refused))
    }
    if published != nil {
      lines.append(
        "\(known) published: \(reproduced) reproduced with proof, \(contradicted.count) "
          + "contradicted" + list(contradicted))
    }
    return lines.joined(separator: "\n")
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "" : ": " + names.joined(separator: ", ")
  }

  private func sum(_ name: String, _ column: [ContenderResult]) -> String {
    guard let worst = column.indices.max(by: { column[$0].seconds < column[$1].seconds }) else {
      return name
    }
    let seconds = column.map(\.seconds).sorted()
    let middle = (seconds[(seconds.count - 1) / 2] + seconds[seconds.count / 2]) / 2
    return name.padded(10)
      + " \(column.count { $0.isProved }) of \(column.count) proved; seconds: median "
      + String(format: "%.2f, worst %.2f", middle, seconds[seconds.count - 1])
      + " (\(names[worst]))"
  }
}
