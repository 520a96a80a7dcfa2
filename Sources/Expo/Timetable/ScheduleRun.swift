import Foundation

/// The payload of a `timetable.run` job: for which expo, and how.
struct ScheduleRun: Sendable, Codable {
  /// The code of the expo.
  let expo: String
  let mode: ScheduleMode
  let seed: Int
  /// How long to search; nil is bounded by steps alone.
  let seconds: Double?
  let steps: Int?
  let threads: Int
  /// The gap that is good enough; nil searches on.
  let gap: Double?
  /// What counts as now; nil is the database's clock.
  let asOf: Date?
  let limits: ReplanLimits
  /// What is published at once; nil leaves a draft.
  let policy: PublishPolicy?
  let isForced: Bool
  let requestedBy: String

  init(expo: String, _ options: ScheduleOptions = ScheduleOptions(), by actor: Actor) {
    self.expo = expo
    mode = options.mode
    seed = options.seed
    seconds = options.timeLimit.map { limit in
      Double(limit.components.seconds) + Double(limit.components.attoseconds) / 1e18
    }
    steps = options.steps
    threads = options.threads
    gap = options.gap
    asOf = options.asOf
    limits = ReplanLimits(
      maxMoves: options.mode == .gaps ? 0 : options.maxMoves,
      maxChangesPerFirm: options.maxChangesPerFirm, allowsMovingVIP: options.allowsMovingVIP)
    policy = options.publishPolicy
    isForced = options.isForced
    requestedBy = actor.name
  }

  /// Reads payloads of earlier releases too, which say less.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    expo = try values.decode(String.self, forKey: .expo)
    mode = try values.decodeIfPresent(ScheduleMode.self, forKey: .mode) ?? .all
    seed = try values.decode(Int.self, forKey: .seed)
    seconds = try values.decodeIfPresent(Double.self, forKey: .seconds)
    steps = try values.decodeIfPresent(Int.self, forKey: .steps)
    threads = try values.decode(Int.self, forKey: .threads)
    gap = try values.decodeIfPresent(Double.self, forKey: .gap)
    asOf = try values.decodeIfPresent(Date.self, forKey: .asOf)
    limits = try values.decodeIfPresent(ReplanLimits.self, forKey: .limits) ?? ReplanLimits()
    policy = try values.decodeIfPresent(PublishPolicy.self, forKey: .policy)
    isForced = try values.decode(Bool.self, forKey: .isForced)
    requestedBy = try values.decode(String.self, forKey: .requestedBy)
  }
}
