import ArgumentParser

/// Measures the queue, and stands in for a program that uses it.
@main
struct QueueBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue-bench",
    abstract: "Measure the queue, or run test jobs.",
    subcommands: [
      Measure.self, Setup.self, WorkTestJobs.self, SubmitTestJobs.self, StopUnderLoad.self,
      Trickle.self,
    ],
    defaultSubcommand: Measure.self)
}
