import ArgumentParser

/// Kills workers while cron entries come round, and counts what became of every slot.
@main
struct CronFaults: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cron-faults",
    abstract: "Kill workers while cron entries come round, and count what became of every slot.",
    subcommands: [RunDrill.self, RunWorker.self], defaultSubcommand: RunDrill.self)
}
