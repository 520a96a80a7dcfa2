import ArgumentParser

/// `expoctl job`.
struct JobNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "job", abstract: "The queue: what is done, waits, or has failed.",
    subcommands: [
      JobList.self, JobShow.self, JobExplain.self, JobWatch.self, JobCancel.self, JobRetry.self,
      JobRedrive.self, JobEnqueue.self,
    ])
}
