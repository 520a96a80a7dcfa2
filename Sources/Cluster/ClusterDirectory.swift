import Foundation

/// The directory of a cluster before it holds anything.
struct ClusterDirectory {
  let path: String
  let lockFile: String

  /// Makes the directory if need be, and refuses one the server could not use or that is not ours.
  ///
  /// What is above it is made open to all to pass, itself it is for its owner alone.
  func prepare(for user: ServerUser) throws(ClusterError) {
    try refuseForeign()
    try makeAncestors()
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw .failed("create", path) }
    try refuseUnreachable(user)
  }

  /// Hands the directory to the server's user. Only under the lock, whose file marks it as ours.
  func handOver(to user: ServerUser) throws(ClusterError) {
    try giveAway(path, to: user)
    try giveAway(lockFile, to: user)
    guard chmod(path, 0o700) == 0 else { throw .failed("close to others", path) }
  }

  /// The lock file is the first thing ever put there, so whatever is there without it is not ours.
  private func refuseForeign() throws(ClusterError) {
    guard exists(path) else { return }
    guard isDirectory(path) else { throw .notADirectory(path) }
    guard entries(of: path).isEmpty || exists(lockFile) else { throw .foreignDirectory(path) }
  }

  private var ancestors: [String] {
    let parts = path.split(separator: "/").dropLast()
    return parts.indices.map { "/" + parts[...$0].joined(separator: "/") }
  }

  private func makeAncestors() throws(ClusterError) {
    for ancestor in ancestors where !isDirectory(ancestor) {
      guard !exists(ancestor) else { throw .notADirectory(ancestor) }
      guard mkdir(ancestor, 0o755) == 0 || errno == EEXIST else {
        throw .failed("create", ancestor)
      }
    }
  }

  private func refuseUnreachable(_ user: ServerUser) throws(ClusterError) {
    guard user.isOther else { return }
    for ancestor in ancestors where !user.mayPass(ancestor) {
      throw .unreachable(directory: path, blockedBy: ancestor, user: user.name)
    }
  }

  private func isDirectory(_ path: String) -> Bool {
    var found = stat()
    return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
  }
}

extension ServerUser {
  /// Whether the permission bits let the user through a directory.
  func mayPass(_ path: String) -> Bool {
    var found = stat()
    guard stat(path, &found) == 0 else { return false }
    if found.st_uid == userID { return found.st_mode & S_IXUSR != 0 }
    if groups.contains(found.st_gid) { return found.st_mode & S_IXGRP != 0 }
    return found.st_mode & S_IXOTH != 0
  }
}
