import Foundation
import Logging
import Subprocess

/// A shell that waits for this process to end and then clears a temporary cluster away.
///
/// It reads from a pipe that only this process can write to. A normal end, a crash and `kill -9`
/// all close the pipe.
struct Watcher: Sendable {
  let cluster: PrivateCluster

  private static let script = """
    cd /
    echo ready
    read -r line
    if [ -d "$1" ]; then
      pid=$(head -n 1 "$1/data/postmaster.pid")
      [ -n "$pid" ] && kill -QUIT "$pid"
      tries=0
      while [ -n "$pid" ] && kill -0 "$pid" && [ $tries -lt 100 ]; do
        tries=$((tries + 1))
        sleep 0.1
      done
      rm -rf "$1"
    fi
    [ -z "$2" ] || rm -rf "$2"
    """

  /// Starts the shell and returns once it stands by.
  func standBy() async throws {
    let socket = cluster.socketDirectory
    let arguments = [
      "-c", Self.script, "sh", cluster.directory, socket.isShortened ? socket.path : "",
    ]
    let (started, report) = AsyncThrowingStream<Void, any Error>.makeStream()
    let logger = cluster.logger
    // Unstructured on purpose: the shell lives as long as the process.
    Task.detached {
      do {
        try await Self.run(arguments) { report.yield() }
        report.finish()
      } catch {
        logger.warning("no watcher", metadata: ["error": "\(error)"])
        report.finish(throwing: error)
      }
    }
    for try await _ in started { return }
    throw ClusterError.programFailed(program: "sh", ended: "at once", output: "")
  }

  private static func run(
    _ arguments: [String], whenReady: @Sendable () -> Void
  ) async throws {
    var options = PlatformOptions()
    options.createSession = true
    _ = try await Subprocess.run(
      .name("sh"), arguments: Arguments(arguments), platformOptions: options, input: .inputWriter,
      output: .sequence, error: .discarded
    ) { execution in
      // The one line says it is ready; the end of the stream never comes before our own end.
      for try await _ in execution.standardOutput.strings() { whenReady() }
    }
  }
}
