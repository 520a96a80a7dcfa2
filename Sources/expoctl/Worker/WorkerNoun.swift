import ArgumentParser

/// `expoctl worker`.
struct WorkerNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Those who work off the queue.",
    subcommands: [WorkerList.self, WorkerStatus.self, WorkerDrain.self, WorkerRun.self])
}
