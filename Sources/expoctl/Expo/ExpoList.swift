import ArgumentParser
import Expo

/// `expoctl expo list`.
struct ExpoList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the expos, the latest first.")

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let expos = try await session.open { try await $0.editions.list() }
    try session.print(
      ListReport(
        expos, whenEmpty: "no expos yet; import one or add it with: expoctl expo create",
        columns: Edition.columns))
  }
}
