import ArgumentParser

/// `expoctl delegation`.
struct DelegationNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delegation", abstract: "Delegations: a tree, each with one head.",
    subcommands: [DelegationList.self, DelegationShow.self, DelegationCreate.self])
}
