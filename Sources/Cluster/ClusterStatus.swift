/// What state a private cluster is in.
public enum ClusterStatus: Sendable, Equatable {
  /// There is no data yet; `start()` makes it.
  case notCreated
  /// There is data, but no server that answers.
  case stopped
  /// A server is ready: its process id and the major version of its data, such as `15`.
  case running(pid: Int32, version: String)
}
