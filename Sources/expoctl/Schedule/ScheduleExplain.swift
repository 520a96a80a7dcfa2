import ArgumentParser
import Expo

/// `expoctl schedule explain RU0001 CN0002 -e cre-2014`.
struct ScheduleExplain: Verb {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say why wishes have no meeting.",
    discussion: """
      Of two firms: their wish. Of one firm: all of its wishes. Of none: all there
      are, the weightiest first. Reasons are told in the language of --lang; JSON
      has them in all three.
      """)

  @Argument(help: "One firm.") var firm: String?
  @Argument(help: "Another firm.") var other: String?
  @Flag(help: "Only the weightiest wish.") var first = false
  @Option(
    help: ArgumentHelp("The version. (default: the published one, else the newest)"))
  var version: Int?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if first && firm != nil { throw ValidationError("--first stands without a firm.") }
  }

  func perform(_ session: Session) async throws {
    let (edition, found) = try await session.open(expo) { application, edition in
      (
        edition,
        try await application.timetables.explain(
          edition.code, version: version, choice)
      )
    }
    let isOne = first || other != nil
    if isOne, session.format == .table, let wish = found.first {
      return try session.print(Self.detail(wish), of: edition)
    }
    try session.print(
      ListReport(
        found, whenEmpty: "every wish has a meeting", columns: UnplacedExplanation.columns),
      of: edition)
  }

  private var choice: ExplainChoice {
    if first { return .first }
    guard let firm else { return .all }
    return other.map { .pair(firm, $0) } ?? .firm(firm)
  }

  private static func detail(_ wish: UnplacedExplanation) -> DetailReport {
    DetailReport(
      [
        .init("wish", .text(wish.firms.map(\.code).joined(separator: "–"))),
        .init("a", .names(wish.a.names)),
        .init("b", .names(wish.b.names)),
      ] + wish.guests.map { .init("with", .names($0.names)) } + [
        .init("weight", .integer(wish.weight)),
        .init("reason", .text(wish.reason)),
      ]
        + wish.sentences.enumerated().map { number, sentence in
          .init(number == 0 ? "because" : "and", .names(sentence))
        } + [.init("instead", .names(wish.instead))])
  }
}

extension UnplacedExplanation {
  /// How unplaced wishes are listed.
  fileprivate static var columns: [Column<UnplacedExplanation>] {
    [
      Column("a") { .text($0.a.code) },
      Column("a_name", isInTable: false) { .names($0.a.names) },
      Column("b") { .firms($0.b, $0.guests) },
      Column("b_name", isInTable: false) { .names($0.b.names) },
      Column("guests", isInTable: false) { .list($0.guests.map(\.code)) },
      Column("weight") { .integer($0.weight) },
      Column("reason") { .text($0.reason) },
      Column("because", isFlexible: true) { .texts($0.sentences) },
      Column("instead", isFlexible: true) { .names($0.instead) },
    ]
  }
}
