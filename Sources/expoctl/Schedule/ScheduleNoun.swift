import ArgumentParser

/// `expoctl schedule`.
struct ScheduleNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Compute, review, publish and prove timetables.",
    discussion: """
      A run makes a draft; publishing it makes its meetings, and supersedes the
      version before. Where no version is named, the latest that fits is meant.
      """,
    subcommands: [
      ScheduleRunVerb.self, ScheduleRepair.self, ScheduleStop.self, ScheduleStatusVerb.self,
      ScheduleShow.self, ScheduleExplain.self, ScheduleAdvise.self, ScheduleChangesVerb.self,
      ScheduleDiffVerb.self, SchedulePublish.self, ScheduleRollback.self, ScheduleVerify.self,
      ScheduleExport.self,
    ])
}
