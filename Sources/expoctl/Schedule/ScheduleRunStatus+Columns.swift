import Expo

extension ScheduleRunStatus {
  /// How runs are listed.
  static var columns: [Column<ScheduleRunStatus>] {
    [
      Column("job") { .integer(Int($0.job)) },
      Column("state", tone: { $0.tone }) { .text($0.state) },
      Column("created_at") { .instant($0.createdAt) },
      Column("finished_at") { .instant($0.finishedAt) },
      Column("requested_by", isFlexible: true) { .text($0.requestedBy) },
      Column("attempts", isInTable: false) { .integer($0.attempts) },
      Column("version") { .integer($0.outcome?.version) },
      Column("placed") { .integer($0.outcome?.placed ?? $0.progress?.placed) },
      Column("gap") { run in (run.outcome?.gap ?? run.progress?.gap).map { .share($0) } ?? .none },
      Column("fault", isFlexible: true) { .text($0.fault) },
    ]
  }

  private var tone: Tone {
    switch state {
    case "done": .good
    case "running": .heading
    case "dead": .bad
    default: .plain
    }
  }
}
