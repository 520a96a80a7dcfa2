import ArgumentParser

/// `expoctl batch`.
struct BatchNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Jobs that belong together: batches and workflows.",
    discussion: """
      The jobs of a batch run side by side, and one may follow when the last of them
      has ended. The jobs of a workflow are steps, of which some wait for others.
      """,
    subcommands: [BatchList.self, BatchShow.self, BatchCancel.self], aliases: ["workflow"])
}
