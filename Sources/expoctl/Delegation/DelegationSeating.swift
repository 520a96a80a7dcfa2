import ArgumentParser
import Expo

/// `expoctl delegation seating CN RU`.
struct DelegationSeating: Verb {
  static let configuration = CommandConfiguration(
    commandName: "seating", abstract: "How two delegations sit across a table.",
    discussion: """
      Heads in the middle face to face, then by precedence to the right and to the
      left of their head in turn; an interpreter sits at the left hand of each head.
      The host sits with the back to the door. Places that were signed off (expoctl
      delegation precedence) are kept.

        expoctl delegation seating CN RU --seats 9 -e CODE
      """)

  @Argument(help: "One delegation.") var first: String
  @Argument(help: "The other.") var second: String
  @Option(help: "Seats on each side, the interpreter's among them.") var seats = 7
  @Flag(help: "No seats for interpreters at the table.") var noInterpreters = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if !(1...101).contains(seats) { throw ValidationError("--seats \(seats): from 1 to 101.") }
    if first == second { throw ValidationError("Name two delegations.") }
  }

  func perform(_ session: Session) async throws {
    let code = try expo.code()
    let plan = try await session.open {
      try await $0.delegations.seating(
        first, second, seats: seats, hasInterpreters: !noInterpreters, expo: code)
    }
    try session.print(SeatingReport(plan))
  }
}
