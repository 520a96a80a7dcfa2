import Foundation
public import Logging

extension PrivateCluster {
  /// A cluster to be thrown away, for tests and measurements.
  ///
  /// `stop()` removes it from the disk. From its making until then a watcher process stands by that
  /// does the same should this process end first, in whatever way.
  ///
  /// - Parameters:
  ///   - parent: where its directory is made; the system's temporary directory if nil.
  ///   - durability: `.none` unless the disk is what is measured.
  ///   - settings: server settings that take precedence over those of the house.
  /// - Throws: `ClusterError` when the directory cannot be made or the watcher not started.
  public static func temporary(
    below parent: String? = nil, durability: ClusterDurability = .none,
    settings: [String: String] = [:], logger: Logger
  ) async throws -> PrivateCluster {
    let parent = absolutePath(parent ?? NSTemporaryDirectory())
    var template = Array("\(parent)/expo-pg-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ClusterError.failed("create", parent) }
    let directory = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    let cluster = PrivateCluster(
      directory: directory, durability: durability, settings: settings, temporary: true, logger)
    try await Watcher(cluster: cluster).standBy()
    return cluster
  }
}
