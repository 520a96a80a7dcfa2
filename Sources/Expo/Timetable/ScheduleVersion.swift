import Foundation

/// A version as it stands in the database, its entries not included.
struct ScheduleVersion: Sendable {
  let number: Int
  let status: ScheduleStatus
  let parent: Int?
  let inputHash: [UInt8]
  let seed: Int
  let seconds: Double
  let wishes: Int
  let placed: Int
  let weight: Int
  let bound: Int
  let idle: Int
  let moves: Int
  let optimal: Bool
  let createdAt: Date
  let createdBy: String
  let publishedAt: Date?
  let publishedBy: String?
  let mode: ScheduleMode
  /// What had begun by then was past; nil when the expo was not on.
  let asOf: Date?
  /// Whether meetings of protocol may be elsewhere than they are locked.
  let movesVIP: Bool

  /// Whether it was made without regard to the meetings that stood, but for the locked ones.
  var isAnew: Bool { mode == .all && asOf == nil && !movesVIP }

  /// The relative distance of the weight to the bound.
  var gap: Double { bound <= 0 ? 0 : Double(bound - weight) / Double(bound) }
}

/// A version before it has a number.
struct NewVersion: Sendable {
  let inputHash: [UInt8]
  let askedHash: [UInt8]
  let mode: ScheduleMode
  let asOf: Date?
  let movesVIP: Bool
  let job: Int64
  let seed: Int
  let seconds: Double
  let wishes: [PairWish]
  let meetings: [PlannedMeeting]
  let unplaced: [UnplacedWish]
  let bound: Int
  let idle: Int
  let moves: Int
  let optimal: Bool
  let certificate: StoredCertificate
  let changes: ScheduleChanges?
  let createdBy: String
}

/// A wish without a meeting, and why.
struct UnplacedWish: Sendable {
  let wish: PairWish
  /// The main reason, stable: `interpreters`, `tables`, `firm`.
  let reason: String
  let detail: UnplacedDetail
}

/// What is kept of an unplaced wish besides the reason, in words.
struct UnplacedDetail: Sendable, Codable, Hashable {
  /// What stands in the way, the main reason first.
  let sentences: [LocalizedText]
  /// What would have to go for it, if that would help.
  let instead: LocalizedText?
}
