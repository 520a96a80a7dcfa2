import ArgumentParser
import Expo

/// `expoctl db status`.
struct DbStatus: Verb {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say what state the server and its schema are in.",
    discussion: "Starts nothing. Exit code 75 when a configured server does not answer.")

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let status = try await session.administration().status()
    try session.print(
      DetailReport([
        .init("server", .text(status.server)),
        .init("state", .text(status.state), tone: status.state == "running" ? .good : .warning),
        .init("version", .text(status.version)),
        .init("database", .text(status.database)),
        .init("schema", .integer(status.schema)),
        .init("program", .integer(status.program)),
        .init(
          "pending", .list(status.pending), tone: status.pending.isEmpty ? .plain : .warning),
      ]))
    if !status.pending.isEmpty { session.console.note("bring it up with: expoctl db migrate") }
  }
}
