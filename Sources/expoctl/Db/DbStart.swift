import ArgumentParser
import Expo

/// `expoctl db start`.
struct DbStart: Verb {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Start the private server, making it first if there is none; print how to reach it.")

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let url = try await session.administration().start()
    try session.print(DetailReport([.init("url", .text(url))]))
  }
}
