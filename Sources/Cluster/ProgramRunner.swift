import Foundation
import Logging
import Subprocess

/// Runs the server's programs: as the server's user, with an environment of its own, and in a
/// directory that this user may enter, as the current one may not be.
struct ProgramRunner: Sendable {
  let user: ServerUser
  let workingDirectory: String
  let logger: Logger

  private static let outputLimit = 256 * 1024

  /// Runs one program to its end.
  ///
  /// - Returns: what it wrote, trimmed.
  /// - Throws: `ClusterError.programFailed` when it ends with an error.
  @discardableResult
  func output(
    of program: String, _ arguments: [String], in directory: String, input: String = ""
  ) async throws -> String {
    logger.debug("run", metadata: ["program": "\(program)", "arguments": "\(arguments)"])
    let result: ExecutionResult<Void, StringOutput<UTF8>, StringOutput<UTF8>>
    do {
      result = try await run(
        .name(command[0]), arguments: Arguments(command.dropFirst() + [program] + arguments),
        environment: environment(directory), platformOptions: options, input: .string(input),
        output: .string(limit: Self.outputLimit), error: .string(limit: Self.outputLimit))
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      throw ClusterError.programFailed(
        program: "\(directory)/\(program)", ended: "cannot be run", output: "\(error)")
    }
    try Task.checkCancellation()
    let written = trimmed(result.standardOutput)
    guard result.terminationStatus.isSuccess else {
      let output = [written, trimmed(result.standardError)].filter { !$0.isEmpty }
      throw ClusterError.programFailed(
        program: "\(directory)/\(program)", ended: "\(result.terminationStatus)",
        output: output.joined(separator: "\n"))
    }
    return written
  }

  /// What stands before the program. The user is changed by a program of its own, since changing it
  /// between fork and exec of a process with threads can hang in the C library.
  private var command: [String] {
    let place = ["env", "--chdir=\(workingDirectory)"]
    guard user.isOther else { return place }
    return ["setpriv", "--reuid=\(user.userID)", "--regid=\(user.groupID)", "--init-groups"] + place
  }

  /// Nothing of the caller's environment: a stray `PGDATA`, `PGPORT` or locale changes what the
  /// programs do.
  private func environment(_ directory: String) -> Environment {
    .custom(["PATH": "\(directory):/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "HOME": "/"])
  }

  /// A session of its own keeps a Ctrl-C at the terminal from the server; a cancelled task lets
  /// `initdb` remove its half-made data.
  private var options: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
    return options
  }

  private func trimmed(_ text: String?) -> String {
    (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
