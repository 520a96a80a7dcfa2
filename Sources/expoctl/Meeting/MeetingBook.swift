import ArgumentParser
import Expo

/// `expoctl meeting book RU0001 CN0002 --slot S05 -e cre-2014`.
struct MeetingBook: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "book", abstract: "Book a meeting by hand and fix it where it is.",
    discussion: """
      Table and interpreter are the first that suit, unless named. Exit code 6, with
      what is in the way, when a team, the table or the interpreter is taken.
      “expoctl meeting explain” shows before in which slots it can be held.
      """, aliases: ["create"])

  @Argument(help: "One firm.") var first: String
  @Argument(help: "The other firm.") var second: String

  @Argument(help: "Further firms, up to six: one meeting of all.") var guests: [String] = []

  @Option(help: "Its first slot.") var slot: String
  @Option(help: "The table.") var table: String?
  @Option(help: "The interpreter.") var interpreter: String?
  @Option(help: "How many slots. (default: what the firms asked for, else 1)") var slots: Int?
  @Option(help: "Protocol rank, 1 to 9, 1 highest. (default: what the firms asked for, else 9)")
  var rank: Int?
  @Flag(help: "Lock it for protocol.") var vip = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let slots, !(1...4).contains(slots) {
      throw ValidationError("--slots \(slots): a meeting takes 1 to 4 slots.")
    }
    if let rank, !(1...9).contains(rank) {
      throw ValidationError("--rank \(rank): ranks are 1 to 9.")
    }
  }

  func perform(_ session: Session) async throws {
    var new = NewMeeting(
      first, second, slot: slot, table: table, interpreter: interpreter, durationSlots: slots,
      rank: rank, lock: vip ? .vip : .organiser)
    new.guests = guests
    let meeting = new
    let (edition, booked) = try await session.open(expo) { application, edition in
      let booked = try await application.meetings.book(
        meeting, expo: edition.code, isDryRun: dry.dryRun)
      return (edition, booked)
    }
    try session.print(booked.report, of: edition)
    noteDryRun(session)
  }
}
