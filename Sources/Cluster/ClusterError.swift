/// Why a private cluster cannot be made, started or stopped.
public enum ClusterError: Error, Sendable, Equatable {
  /// No directory with the server programs in a version that will do.
  case programsMissing(looked: [String])
  /// The data was made by another major version than those installed.
  case versionMissing(data: String, installed: [String])
  /// Root must hand the server to a user that does not exist.
  case serverUserMissing(name: String)
  /// The server's user may not pass through a directory above the cluster's.
  case unreachable(directory: String, blockedBy: String, user: String)
  /// The directory holds something else already.
  case foreignDirectory(String)
  /// The path, or one above it, is a file.
  case notADirectory(String)
  /// The directory with the socket belongs to someone else or others may enter it.
  case unsafeSocketDirectory(String)
  /// The system refused an operation on a file.
  case fileFailed(operation: String, path: String, reason: String)
  /// Another process has been starting or stopping the cluster for too long.
  case busy(directory: String, seconds: Int)
  /// A server program could not be run or ended with an error.
  case programFailed(program: String, ended: String, output: String)
  /// The server did not become ready; `log` is what it wrote meanwhile.
  case startFailed(directory: String, log: String)

  /// A word that stays the same over versions, for scripts and tests.
  public var code: String {
    switch self {
    case .programsMissing: "cluster.programs_missing"
    case .versionMissing: "cluster.version_missing"
    case .serverUserMissing: "cluster.server_user_missing"
    case .unreachable: "cluster.unreachable"
    case .foreignDirectory: "cluster.foreign_directory"
    case .notADirectory: "cluster.not_a_directory"
    case .unsafeSocketDirectory: "cluster.unsafe_socket_directory"
    case .fileFailed: "cluster.file_failed"
    case .busy: "cluster.busy"
    case .programFailed: "cluster.program_failed"
    case .startFailed: "cluster.start_failed"
    }
  }

  /// What happened, in one sentence that names the offending value.
  public var message: String {
    switch self {
    case .programsMissing(let looked):
      "no PostgreSQL \(ServerPrograms.oldestVersion) or newer server programs in "
        + looked.joined(separator: ", ")
    case .versionMissing(let data, let installed):
      "the data is of PostgreSQL \(data), installed is \(installed.joined(separator: ", "))"
    case .serverUserMissing(let name): "there is no user \"\(name)\" to run the server as"
    case .unreachable(let directory, let blockedBy, let user):
      "user \"\(user)\" cannot reach \(directory): \(blockedBy) is closed to it"
    case .foreignDirectory(let path): "\(path) holds other files and is no private cluster"
    case .notADirectory(let path): "\(path) is not a directory"
    case .unsafeSocketDirectory(let path): "\(path) is not a directory of ours alone"
    case .fileFailed(let operation, let path, let reason):
      "cannot \(operation) \(path): \(reason)"
    case .busy(let directory, let seconds):
      "another process has held \(directory) for \(seconds) s"
    case .programFailed(let program, let ended, let output): "\(program): \(ended): \(output)"
    case .startFailed(let directory, let log): "the server of \(directory) did not start: \(log)"
    }
  }

  /// What to do about it.
  public var advice: String {
    switch self {
    case .programsMissing:
      "install them (Debian, Ubuntu: apt-get install postgresql) or set EXPO_PG_BIN to their "
        + "directory"
    case .versionMissing(let data, _):
      "install PostgreSQL \(data) (apt-get install postgresql-\(data)) or move the data with "
        + "pg_upgrade"
    case .serverUserMissing:
      "install the package that makes it (apt-get install postgresql-common) or run as an "
        + "ordinary user"
    case .unreachable(_, let blockedBy, _):
      "set EXPO_HOME to a directory that every user may pass, such as /var/lib/expo, or allow it: "
        + "chmod o+x \(blockedBy)"
    case .foreignDirectory: "name an empty directory or one that does not exist yet"
    case .notADirectory: "name a directory"
    case .unsafeSocketDirectory(let path): "remove \(path), or use a shorter path for the cluster"
    case .fileFailed: "check the permissions, or set EXPO_HOME to a directory of yours"
    case .busy: "wait for it, or end it and try again"
    case .programFailed, .startFailed: "mend what it says and start again"
    }
  }
}

extension ClusterError: CustomStringConvertible {
  /// The message and the advice.
  public var description: String { "\(message)\nadvice: \(advice)" }
}
