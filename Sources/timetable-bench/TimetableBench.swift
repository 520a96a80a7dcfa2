import ArgumentParser

/// Measures the solver on benchmark instances.
@main
struct TimetableBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timetable-bench", abstract: "Measure the timetable solver.",
    subcommands: [Solve.self, Compare.self])
}
