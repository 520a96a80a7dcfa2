import Expo

/// What a computation came to: its figures, what changes, and who has to be told.
struct OutcomeReport {
  let report: DetailReport

  init(_ outcome: ScheduleOutcome, _ changes: ScheduleChanges?) {
    report = DetailReport(
      [
        .init("version", .integer(outcome.version)),
        .init("new", .flag(outcome.isNew), isInTable: false),
      ]
        + Self.figures(
          wishes: outcome.wishes, placed: outcome.placed, weight: outcome.weight,
          bound: outcome.bound, gap: outcome.gap, idle: outcome.idle, moves: outcome.moves,
          optimal: outcome.optimal)
        + [
          .init(
            "published", outcome.publication.map { .flag($0.isPublished) } ?? .none,
            isInTable: outcome.publication != nil)
        ] + (changes?.fields ?? []),
      sections: changes?.sections ?? [])
  }

  init(_ trial: ScheduleTrial) {
    report = DetailReport(
      Self.figures(
        wishes: trial.wishes, placed: trial.placed, weight: trial.weight, bound: trial.bound,
        gap: trial.gap, idle: trial.idle, moves: trial.moves, optimal: trial.optimal)
        + [.init("seconds", .seconds(trial.seconds))] + (trial.changes?.fields ?? []),
      sections: trial.changes?.sections ?? [])
  }

  /// By the keys of `schedule show`.
  private static func figures(
    wishes: Int, placed: Int, weight: Int, bound: Int, gap: Double, idle: Int, moves: Int,
    optimal: Bool
  ) -> [DetailReport.Field] {
    [
      .init("wishes", .integer(wishes)),
      .init("placed", .integer(placed)),
      .init("weight", .integer(weight)),
      .init("bound", .integer(bound)),
      .init("gap", .share(gap), tone: optimal ? .good : .plain),
      .init("idle", .integer(idle)),
      .init("moves", .integer(moves)),
      .init("optimal", .flag(optimal)),
    ]
  }
}
