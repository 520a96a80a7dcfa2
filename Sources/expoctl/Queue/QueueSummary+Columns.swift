import Expo

extension QueueSummary {
  /// How queues are listed.
  static var columns: [Column<QueueSummary>] {
    [
      Column("queue") { .text($0.name) },
      Column("ready") { .integer($0.ready) },
      Column("scheduled") { .integer($0.scheduled) },
      Column("running") { .integer($0.running) },
      Column("done") { .integer($0.done) },
      Column("dead", tone: { $0.dead > 0 ? .bad : .plain }) { .integer($0.dead) },
      Column("paused", tone: { $0.isPaused ? .warning : .plain }) { .flag($0.isPaused) },
      Column("oldest_due") { .instant($0.oldestDue) },
      Column("workers", tone: { $0.ready > 0 && $0.workers == 0 ? .bad : .plain }) {
        .integer($0.workers)
      },
    ]
  }
}
