import Foundation

/// Runs a program to its end and returns what it wrote to its standard output.
///
/// - Throws: `BenchError` with its standard error when it fails.
func output(of program: URL, _ arguments: [String]) async throws -> String {
  let process = Process()
  let (output, errors) = (Pipe(), Pipe())
  process.executableURL = program
  process.arguments = arguments
  process.standardOutput = output
  process.standardError = errors
  process.standardInput = FileHandle.nullDevice
  // Programs print little, so that nothing waits for a full pipe.
  let status = try await withCheckedThrowingContinuation { continuation in
    process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
    do {
      try withDefaultSignals { try process.run() }
    } catch {
      continuation.resume(throwing: error)
    }
  }
  let written = try output.fileHandleForReading.readToEnd() ?? Data()
  let complaint = try errors.fileHandleForReading.readToEnd() ?? Data()
  guard status == 0 else {
    throw BenchError(
      description:
        "\(program.lastPathComponent) failed: \(String(decoding: complaint, as: UTF8.self))")
  }
  return String(decoding: written, as: UTF8.self)
}

/// A program inherits the mask of the thread that starts it, and threads of tasks block all
/// signals: without SIGALRM pgbench would never come to its end.
private func withDefaultSignals<Result>(_ body: () throws -> Result) rethrows -> Result {
  var none = sigset_t()
  var former = sigset_t()
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &former)
  defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
  return try body()
}
