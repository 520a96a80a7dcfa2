import ArgumentParser

/// `expoctl participation`.
struct ParticipationNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "participation",
    abstract: "Registrations of firms and people, and the decisions on them.",
    discussion: """
      new > pre_approved > approved, or rejected, or withdrawn. Where an expo reviews
      registrations (expoctl expo create --review), what comes in is new and waits;
      elsewhere it is approved at once. What was decided on is not edited any more:
      reopen it first.
      """,
    subcommands: [
      ParticipationList.self, ParticipationShow.self, ParticipationApprove.self,
      ParticipationPreApprove.self, ParticipationReject.self, ParticipationWithdraw.self,
      ParticipationReopen.self,
    ])
}
