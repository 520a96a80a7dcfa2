import ArgumentParser
import Expo

/// `expoctl request list --firm RU0001 -e cre-2014`.
struct RequestList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the wishes of firms, by number.",
    discussion: """
      Wishes come from files, as expoctl import apply requests.csv, and one by one
      from “request add”.
      """)

  @Option(help: "Only those of this firm or about it.") var firm: String?
  @Option(help: "Only must, meet or no.") var preference: Preference?
  @Flag(inversion: .prefixedNo, help: "Only those with a meeting, or without one.")
  var placed: Bool?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let filter = RequestFilter(firm: firm, preference: preference, isPlaced: placed)
    let (edition, requests) = try await session.open(expo) { application, edition in
      (edition, try await application.requests.list(edition.code, filter))
    }
    try session.print(
      ListReport(requests, whenEmpty: "no such wishes", columns: MeetingRequest.columns),
      of: edition)
  }
}

extension MeetingRequest {
  /// How wishes are listed.
  static var columns: [Column<MeetingRequest>] {
    [
      Column("code") { .text($0.code) },
      Column("from") { .text($0.from.code) },
      Column("from_name", isFlexible: true) { .names($0.from.names) },
      Column("to") { .firms($0.to, $0.guests) },
      Column("to_name", isFlexible: true) { .names($0.to.names) },
      Column("guests", isInTable: false) { .list($0.guests.map(\.code)) },
      Column("preference", tone: { $0.preference.tone }) { .text($0.preference.rawValue) },
      Column("sector") { .text($0.sector) },
      Column("slots") { .integer($0.durationSlots) },
      Column("rank", isInTable: false) { .integer($0.rank) },
      Column("needs_interpreter", isInTable: false) {
        $0.needsInterpreter.map { .flag($0) } ?? .none
      },
      Column("requested_at", isInTable: false) { .instant($0.requestedAt) },
      Column("withdrawn_at", isInTable: false) { .instant($0.withdrawnAt) },
      Column("placed", tone: { $0.isPlaced ? .good : .faint }) { .flag($0.isPlaced) },
    ]
  }
}

extension Preference {
  /// How it is coloured.
  fileprivate var tone: Tone {
    switch self {
    case .must: .heading
    case .meet: .plain
    case .no: .bad
    }
  }
}
