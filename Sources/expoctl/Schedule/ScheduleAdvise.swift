import ArgumentParser
import Expo

/// `expoctl schedule advise -e cre-2014`.
struct ScheduleAdvise: Verb {
  static let configuration = CommandConfiguration(
    commandName: "advise",
    abstract: "Say what one more interpreter, table or team would place.",
    discussion: """
      The dearest in the proof of the bound are tried one by one: a search with one
      more, from the timetable as it stands, beside one without. Nothing is written.
      """)

  @Option(
    help: ArgumentHelp("The version. (default: the published one, else the newest)"))
  var version: Int?
  @Option(help: ArgumentHelp("How long to try, as 90s or 2m.", valueName: "time"))
  var timeLimit = DurationArgument(seconds: 30)

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if timeLimit.duration <= .zero { throw ValidationError("--time-limit must be above zero.") }
  }

  func perform(_ session: Session) async throws {
    let (edition, found) = try await session.open(expo) { application, edition in
      (
        edition,
        try await application.timetables.advise(
          edition.code, version: version, within: timeLimit.duration)
      )
    }
    try session.print(
      ListReport(
        found, whenEmpty: "no one more interpreter, table or team that was tried places more",
        columns: ScheduleAdvice.columns),
      of: edition)
  }
}

extension ScheduleAdvice {
  /// How advice is listed.
  fileprivate static var columns: [Column<ScheduleAdvice>] {
    [
      Column("wishes") { .integer($0.wishes) },
      Column("weight") { .integer($0.weight) },
      Column("at_most") { .integer($0.atMost) },
      Column("kind") { .text($0.kind.rawValue) },
      Column("like") { .text($0.like) },
      Column("day") { .text($0.day?.description) },
      Column("pairs", isInTable: false) { .list($0.pairs) },
      Column("rank", isInTable: false) { .integer($0.rank) },
      Column("advice", isFlexible: true) { .names($0.sentence) },
    ]
  }
}
