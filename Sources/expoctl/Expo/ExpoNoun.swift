import ArgumentParser

/// `expoctl expo`.
struct ExpoNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expo", abstract: "Expos: list, show, find, create, clone, open and close.",
    subcommands: [
      ExpoList.self, ExpoShow.self, ExpoSearch.self, ExpoCreate.self, ExpoClone.self,
      ExpoStatus.self,
    ])
}
