public import Logging

/// A PostgreSQL server of one's own: data, socket and log below one directory, made at the first
/// start from the installed server programs and reached through a Unix socket only.
///
/// The database and its superuser are both called `expo`. There is no password: the socket lies in
/// a directory that only the owner may enter. The server is a daemon and outlives the process that
/// started it, unless the cluster is `temporary`.
public struct PrivateCluster: Sendable {
  /// The directory that holds everything, as an absolute path.
  public let directory: String

  /// How much a crash of the machine may cost.
  public let durability: ClusterDurability

  /// Server settings that take precedence over those of the house, by name.
  public let settings: [String: String]

  let isTemporary: Bool
  let logger: Logger

  /// Names a cluster; nothing is read or written before `start()` or `status()`.
  ///
  /// - Parameters:
  ///   - directory: a path, absolute or relative to the current directory; created when missing.
  ///   - logger: what is done is said at `info`, the programs run at `debug`.
  public init(directory: String, logger: Logger) {
    self.init(directory: directory, durability: .full, settings: [:], temporary: false, logger)
  }

  init(
    directory: String, durability: ClusterDurability, settings: [String: String], temporary: Bool,
    _ logger: Logger
  ) {
    self.directory = absolutePath(directory)
    self.durability = durability
    self.settings = settings
    self.isTemporary = temporary
    self.logger = logger
  }

  /// Where to connect: a libpq URL with user, database, socket directory and port spelled out, so
  /// that no `PG…` variable of the environment can lead it elsewhere.
  public var connectionURL: String { connectionURL(database: Self.databaseName) }

  /// Where to connect for another database of the same server.
  public func connectionURL(database: String) -> String {
    let host = percentEncoded(socketDirectory.path)
    return "postgresql://\(Self.superuser)@/\(percentEncoded(database))"
      + "?host=\(host)&port=\(SocketDirectory.port)"
  }

  static let databaseName = "expo"
  static let superuser = "expo"

  var dataDirectory: String { directory + "/data" }
  var unfinishedDataDirectory: String { directory + "/data.new" }
  var logFile: String { directory + "/server.log" }
  var lockFile: String { directory + "/cluster.lock" }
  var socketDirectory: SocketDirectory { SocketDirectory(clusterDirectory: directory) }
}
