import ArgumentParser
import Expo

/// `expoctl job watch 12`.
struct JobWatch: Verb {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Watch a job to its end, or all queues until Ctrl-C.",
    discussion: """
      With a number it ends when the job has: 0 if it is done, 1 if it is dead or
      cancelled. Without one it shows the queues and what runs, anew every time
      something changes; off a terminal each change is a table, an object or lines of
      its own.
      """)

  @Argument(help: "The number of a job; without it, the queues.") var id: Int64?
  @Option(help: "How often to look.") var interval = DurationArgument(seconds: 1)

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if interval.duration < .milliseconds(100) {
      throw ValidationError("--interval is 100ms or more.")
    }
  }

  func perform(_ session: Session) async throws {
    try await session.open { application in
      if let id {
        try await WatchedJob(id: id, interval: interval.duration).watch(application, session)
      } else {
        try await WatchedQueues(interval: interval.duration).watch(application, session)
      }
    }
  }
}
