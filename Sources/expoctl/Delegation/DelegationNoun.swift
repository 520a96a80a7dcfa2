import ArgumentParser

/// `expoctl delegation`.
struct DelegationNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delegation", abstract: "Delegations: a tree, each with one head.",
    subcommands: [
      DelegationList.self, DelegationShow.self, DelegationCreate.self, DelegationEdit.self,
      DelegationSetHead.self, DelegationQuota.self, DelegationPrecedence.self,
      DelegationMembers.self, DelegationSeating.self, DelegationPreApprove.self,
      DelegationApprove.self, DelegationReject.self, DelegationExport.self,
      DelegationUnavailable.self,
    ])
}
