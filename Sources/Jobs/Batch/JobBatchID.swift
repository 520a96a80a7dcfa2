/// Which batch or workflow.
public struct JobBatchID: RawRepresentable, Hashable, Codable, Sendable {
  /// The number as stored.
  public let rawValue: Int64

  /// The batch of that number, whether it exists or not.
  public init(rawValue: Int64) { self.rawValue = rawValue }
}
