public import Foundation

/// A worker process as it last showed itself.
public struct WorkerRecord: Sendable, Identifiable {
  /// New for every start of a worker.
  public let id: UUID
  /// The machine.
  public let host: String
  /// The process on that machine.
  public let pid: Int
  /// Its queues.
  public let queues: [String]
  /// How many jobs it held at its latest beat.
  public let running: Int
  /// Whether it takes no more jobs and ends when those it has are over.
  public let isDraining: Bool
  /// When it began.
  public let startedAt: Date
  /// Its latest sign of life.
  public let beatAt: Date
}
