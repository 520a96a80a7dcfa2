import Foundation

/// A program of this package, run as a person or cron would: in a process of its own.
struct Program {
  /// What came of a run.
  struct Outcome: Sendable {
    let exit: Int32
    let output: String
    let error: String
  }

  private let process = Process()
  private let folder: URL

  /// Names the program and its arguments; nothing runs yet.
  ///
  /// - Parameters:
  ///   - environment: everything that is set besides `PATH` and `HOME`.
  ///   - output: where data goes, if the test does not want to read it.
  init(
    _ arguments: [String], environment: [String: String] = [:], named name: String = "expoctl",
    output: FileHandle? = nil
  ) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "expoctl-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    process.executableURL = Self.folderOfPrograms.appending(path: name)
    process.arguments = arguments
    let inherited = ProcessInfo.processInfo.environment.filter {
      ["PATH", "HOME"].contains($0.key)
    }
    process.environment = inherited.merging(environment) { _, given in given }
    for name in ["output", "error"] {
      try Data().write(to: folder.appending(path: name))
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput =
      try output ?? FileHandle(forWritingTo: folder.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "error"))
  }

  /// Runs it to its end.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], named name: String = "expoctl"
  ) async throws -> Outcome {
    let program = try Program(arguments, environment: environment, named: name)
    return try await program.finish(try program.start())
  }

  /// Starts it; the stream ends with the process.
  func start() throws -> AsyncStream<Int32> {
    let (ends, end) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = { process in
      end.yield(process.terminationReason == .exit ? process.terminationStatus : -1)
      end.finish()
    }
    try process.run()
    return ends
  }

  /// What it has written to standard error up to now.
  var errorSoFar: String {
    get throws { try String(contentsOf: folder.appending(path: "error"), encoding: .utf8) }
  }

  /// Sends it a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for the end and reads what it wrote.
  func finish(_ ends: AsyncStream<Int32>) async throws -> Outcome {
    var exit: Int32 = -1
    for await status in ends { exit = status }
    let output = try String(contentsOf: folder.appending(path: "output"), encoding: .utf8)
    let error = try String(contentsOf: folder.appending(path: "error"), encoding: .utf8)
    try FileManager.default.removeItem(at: folder)
    return Outcome(exit: exit, output: output, error: error)
  }

  /// The products lie beside the test bundle.
  private static let folderOfPrograms = URL(
    fileURLWithPath: ProcessInfo.processInfo.arguments[0]
  ).resolvingSymlinksInPath().deletingLastPathComponent()
}
