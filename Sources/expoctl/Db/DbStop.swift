import ArgumentParser
import Expo

/// `expoctl db stop`.
struct DbStop: Verb {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "Stop the private server; its data stays.")

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let stopped = try await session.administration().stop()
    session.console.note(stopped ? "stopped" : "was not running")
  }
}
