import ArgumentParser

/// `expoctl schedule`.
struct ScheduleNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Compute, review, publish and prove timetables.",
    discussion: """
      A run makes a draft; publishing it makes its meetings, and supersedes the version
      before. Where no version is named, the latest that fits is meant.
      """,
    subcommands: [
      ScheduleRunVerb.self, ScheduleStatusVerb.self, ScheduleShow.self, ScheduleExplain.self,
      ScheduleDiffVerb.self, SchedulePublish.self, ScheduleVerify.self,
      ScheduleExport.self,
    ])
}
