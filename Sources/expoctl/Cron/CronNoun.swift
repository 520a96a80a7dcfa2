import ArgumentParser

/// `expoctl cron`.
struct CronNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cron", abstract: "What the workers do by the clock.",
    subcommands: [
      CronList.self, CronNext.self, CronRun.self, CronPause.self, CronResume.self,
    ])
}
