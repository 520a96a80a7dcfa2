import Foundation

extension PrivateCluster {
  /// Looks at the files and the socket; runs no program and changes nothing.
  ///
  /// A server that is still starting or replaying its log counts as stopped.
  public func status() async throws -> ClusterStatus {
    guard let version = dataVersion else { return .notCreated }
    guard let pid = readyServer else { return .stopped }
    return .running(pid: pid, version: version)
  }

  /// The major version that made the data, or nil while there is none.
  var dataVersion: String? {
    contents(of: dataDirectory + "/PG_VERSION")?
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The process id of a server that says it is ready, lives and answers on its socket.
  var readyServer: Int32? {
    guard let file = PostmasterFile(dataDirectory: dataDirectory), file.isReady,
      file.isAlive(in: dataDirectory), socketDirectory.answers()
    else { return nil }
    return file.pid
  }
}
