import ArgumentParser

/// `expoctl queue`.
struct QueueNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "The queues that jobs wait in.",
    subcommands: [QueueList.self, QueuePause.self, QueueResume.self])
}
