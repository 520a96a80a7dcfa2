import Expo

/// All queues, and what runs, as somebody watches them.
struct WatchedQueues: Sendable {
  let interval: Duration

  /// Until the caller is interrupted, or whoever reads has gone.
  func watch(_ application: ExpoApplication, _ session: Session) async throws {
    let isScreen = session.format == .table && session.console.terminal.isOutputSeen
    var shown = ""
    while true {
      let queues = try await application.jobs.queues()
      let running = try await application.jobs.list(state: "running", limit: 20)
      let report = DetailReport(
        [],
        sections: [
          .init("queues", title: "Queues", ListReport(queues, columns: QueueSummary.columns)),
          .init("running", title: "Running", ListReport(running, columns: JobSummary.columns)),
        ])
      let state =
        "\(queues.map { [$0.ready, $0.scheduled, $0.running, $0.done, $0.dead, $0.workers] })"
        + "\(running.map { ($0.id, $0.progress ?? 0) })"
      if state != shown {
        shown = state
        // A terminal shows one picture, from its upper left corner.
        if isScreen { try session.console.write("\u{1B}[H\u{1B}[2J") }
        try session.print(report)
      }
      try await Task.sleep(for: interval)
    }
  }
}
