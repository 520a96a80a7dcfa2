import ArgumentParser
import Expo

/// `expoctl meeting explain RU0001 CN0002 -e cre-2014`.
struct MeetingExplain: Verb {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show slot by slot where firms can meet, or why they cannot.",
    discussion: """
      As everything else stands: nothing else moves. For a meeting that is held,
      “expoctl meeting show NUMBER --options” shows the same.
      """)

  @Argument(help: "One firm.") var first: String
  @Argument(help: "The other firm.") var second: String

  @Argument(help: "Further firms: one meeting of all.") var guests: [String] = []

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, options) = try await session.open(expo) { application, edition in
      (
        edition,
        try await application.meetings.options(
          first, second, guests: guests, expo: edition.code)
      )
    }
    try session.print(ListReport(options, columns: SlotOption.columns), of: edition)
    let open = options.count(where: \.isOpen)
    session.console.note("\(open) of \(options.count) slots are open")
  }
}
