import ArgumentParser

/// `expoctl request`.
struct RequestNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Wishes: who wants to meet whom, and who does not.",
    subcommands: [RequestList.self, RequestAdd.self, RequestWithdraw.self])
}
