import Expo

extension JobSummary {
  /// How jobs are listed.
  static var columns: [Column<JobSummary>] {
    [
      Column("id") { .integer(Int($0.id)) },
      Column("kind") { .text($0.kind) },
      Column("queue", isInTable: false) { .text($0.queue) },
      Column("state", tone: { tone(of: $0.state) }) { .text($0.state) },
      Column("attempts") { .integer($0.attempts) },
      Column("max_attempts", isInTable: false) { .integer($0.maxAttempts) },
      Column("progress") { job in
        job.finishedAt == nil ? job.progress.map { .share($0) } ?? .none : .none
      },
      Column("created_at") { .instant($0.createdAt) },
      Column("run_at", isInTable: false) { .instant($0.runAt) },
      Column("finished_at") { .instant($0.finishedAt) },
      Column("last_error", isFlexible: true) { .text($0.lastError) },
    ]
  }

  /// How a state is coloured.
  static func tone(of state: String) -> Tone {
    switch state {
    case "done": .good
    case "running": .heading
    case "dead": .bad
    case "cancelled": .faint
    default: .plain
    }
  }
}
