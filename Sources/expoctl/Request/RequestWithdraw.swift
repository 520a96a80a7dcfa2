import ArgumentParser
import Expo

/// `expoctl request withdraw R00012 -e cre-2014`.
struct RequestWithdraw: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take a wish back.",
    discussion: "A meeting that stands on it stays until a repair: expoctl schedule repair.")

  @Argument(help: "Its code; “expoctl request list” shows them.") var code: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, wish) = try await session.open(expo) { application, edition in
      (
        edition,
        try await application.requests.withdraw(code, expo: edition.code, isDryRun: dry.dryRun)
      )
    }
    try session.print(ListReport([wish], columns: MeetingRequest.columns), of: edition)
    noteDryRun(session)
  }
}
