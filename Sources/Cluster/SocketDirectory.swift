import Foundation

/// Where the server's socket lies: below the cluster, or, when that path will not do for a socket,
/// in a short directory below `/tmp` named by a hash of it.
struct SocketDirectory: Sendable, Equatable {
  let path: String
  let isShortened: Bool

  static let port = 5432
  /// `sun_path` of Linux holds 108 bytes with the closing zero.
  private static let longestSocketPath = 107
  private static let fileName = "/.s.PGSQL.\(port)"

  init(clusterDirectory: String) {
    let own = clusterDirectory + "/socket"
    let fits = own.utf8.count + Self.fileName.utf8.count <= Self.longestSocketPath
    // Clients take a comma for the end of one host in a list.
    isShortened = !fits || own.contains(",")
    path = isShortened ? "/tmp/expo-\(stableHash(clusterDirectory))" : own
  }

  var socketPath: String { path + Self.fileName }

  /// Makes the directory, and refuses one that someone else could have put there.
  func prepare(for user: ServerUser) throws(ClusterError) {
    if mkdir(path, 0o700) == 0 {
      try giveAway(path, to: user)
    } else if errno != EEXIST {
      throw .failed("create", path)
    }
    var found = stat()
    guard lstat(path, &found) == 0 else { throw .failed("inspect", path) }
    // Shortened: anyone may write to /tmp, so a link or a stranger's directory is an attack.
    guard found.st_mode & S_IFMT == S_IFDIR, found.st_uid == user.userID,
      found.st_mode & 0o077 == 0
    else { throw .unsafeSocketDirectory(path) }
  }

  /// Removes what a killed server left. Only under the lock and without a server: PostgreSQL itself
  /// would take the dead but not yet reaped process, or a stranger with its number, for a server.
  func clear() throws(ClusterError) {
    for file in [socketPath, socketPath + ".lock"] { try removeAll(file) }
  }

  /// Whether a server accepts connections on the socket.
  func answers() -> Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    // A full backlog is a server too.
    return connected == 0 || errno == EAGAIN
  }
}
