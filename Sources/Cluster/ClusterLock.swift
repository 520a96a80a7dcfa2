import Foundation

/// One process at a time makes, starts or stops a cluster.
///
/// The lock is the kernel's (`flock`): it ends with its holder, however that ends.
struct ClusterLock: Sendable {
  let path: String
  let directory: String
  let timeout: Duration

  @discardableResult
  func held<Result>(_ body: () async throws -> Result) async throws -> Result {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ClusterError.failed("open", path) }
    defer { close(descriptor) }
    let deadline = ContinuousClock.now + timeout
    // Polled, for a blocking flock would hold one of the few threads all tasks share.
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw ClusterError.failed("lock", path)
      }
      guard ContinuousClock.now < deadline else {
        throw ClusterError.busy(
          directory: directory, seconds: Int(timeout.components.seconds))
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    return try await body()
  }
}
