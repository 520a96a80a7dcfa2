public import Foundation

/// A batch or workflow as it stands.
public struct JobBatchRecord: Sendable, Identifiable {
  /// Its number.
  public let id: JobBatchID
  /// What it is called.
  public let name: String
  /// The tenant it belongs to.
  public let expo: Int64?
  /// How many jobs it has, the one that follows not counted.
  public let total: Int
  /// How many have not ended.
  public let pending: Int
  /// How many ended dead or cancelled.
  public let failed: Int
  /// When it was enqueued.
  public let createdAt: Date
  /// When the last of its jobs ended.
  public let finishedAt: Date?
  /// Whether some of its jobs wait for others.
  public let isWorkflow: Bool

  /// How many are done.
  public var done: Int { total - pending - failed }
}
