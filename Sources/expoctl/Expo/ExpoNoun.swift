import ArgumentParser

/// `expoctl expo`.
struct ExpoNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expo", abstract: "Expos: list, show, create.",
    subcommands: [ExpoList.self, ExpoShow.self, ExpoCreate.self])
}
