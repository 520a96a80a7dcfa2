/// The payload of a `timetable.run` job: for which expo, and how.
struct ScheduleRun: Sendable, Codable {
  /// The code of the expo.
  let expo: String
  let seed: Int
  /// How long to search; nil is bounded by steps alone.
  let seconds: Double?
  let steps: Int?
  let threads: Int
  let isForced: Bool
  let requestedBy: String

  init(expo: String, _ options: ScheduleOptions = ScheduleOptions(), by actor: Actor) {
    self.expo = expo
    seed = options.seed
    seconds = options.timeLimit.map { limit in
      Double(limit.components.seconds) + Double(limit.components.attoseconds) / 1e18
    }
    steps = options.steps
    threads = options.threads
    isForced = options.isForced
    requestedBy = actor.name
  }
}
