/// What publishing a version did.
public struct PublishReceipt: Sendable, Codable, Hashable {
  /// The version that everyone goes by now.
  public let version: Int
  /// The version it replaces.
  public let replaced: Int?
  /// Meetings that are new.
  public let added: Int
  /// Meetings at another time or table, or with other people.
  public let moved: Int
  /// Meetings that were called off.
  public let cancelled: Int
  /// Meetings that stayed as they were.
  public let unchanged: Int
}
