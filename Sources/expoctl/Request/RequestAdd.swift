import ArgumentParser
import Expo

/// `expoctl request add RU0001 CN0002 --preference must -e cre-2014`.
struct RequestAdd: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Enter one firm's wish about another, or change it.",
    discussion: """
      With further firms it is a wish for one meeting of all: everybody's time is
      kept, and where a "no" stands between any two it is not placed. The first two
      decide whether somebody interprets. A repair places wishes that are new; a run
      places all of them.

        expoctl request add RU0001 CN0002 --preference must -e CODE
        expoctl request add RU0001 CN0002 CN0003 RU0007 --slots 2 -e CODE  # a group
        expoctl request add CN0002 RU0007 --preference no -e CODE          # a veto
      """)

  @Argument(help: "The firm that wishes.") var from: String
  @Argument(help: "The firm it wishes to meet, or not to.") var to: String
  @Argument(help: "Further firms, up to six: one meeting of all.") var guests: [String] = []
  @Option(help: "must, meet or no.") var preference = Preference.meet
  @Option(help: "How many slots it takes, 1 to 4.") var slots = 1
  @Option(help: "Protocol rank, 1 to 9, 1 highest.") var rank = 9
  @Option(help: "What it is about, a sector code.") var sector: String?
  @Flag(
    inversion: .prefixedNo,
    help: "Whether somebody has to interpret. (default: when they share no language)")
  var interpreter: Bool?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if !(1...4).contains(slots) { throw ValidationError("--slots \(slots): 1 to 4.") }
    if !(1...9).contains(rank) { throw ValidationError("--rank \(rank): ranks are 1 to 9.") }
  }

  func perform(_ session: Session) async throws {
    var new = NewRequest(from: from, to: to, preference: preference)
    new.guests = guests
    new.durationSlots = slots
    new.rank = rank
    new.sector = sector
    new.needsInterpreter = interpreter
    let wish = new
    let (edition, added) = try await session.open(expo) { application, edition in
      (
        edition,
        try await application.requests.add(wish, expo: edition.code, isDryRun: dry.dryRun)
      )
    }
    try session.print(ListReport([added], columns: MeetingRequest.columns), of: edition)
    noteDryRun(session)
  }
}
