import ArgumentParser

/// `expoctl enterprise`.
struct EnterpriseNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enterprise", abstract: "Firms that take part.",
    subcommands: [
      EnterpriseList.self, EnterpriseShow.self, EnterpriseSearch.self, EnterpriseAdd.self,
      EnterpriseEdit.self, EnterpriseName.self, EnterpriseNumber.self, EnterpriseMerge.self,
      EnterpriseSplit.self, EnterpriseHistory.self, EnterpriseUnavailable.self,
      EnterpriseStand.self,
    ], aliases: ["firm"])
}
