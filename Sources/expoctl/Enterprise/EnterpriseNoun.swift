import ArgumentParser

/// `expoctl enterprise`.
struct EnterpriseNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enterprise", abstract: "Firms that take part.",
    subcommands: [EnterpriseList.self, EnterpriseShow.self], aliases: ["firm"])
}
