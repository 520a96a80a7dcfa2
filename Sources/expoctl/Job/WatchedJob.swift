import Expo

/// One job that somebody watches.
struct WatchedJob: Sendable {
  let id: Int64
  let interval: Duration

  /// Shows every change of state, and how far it is in between; throws the verdict on a job that was not
  /// done.
  func watch(_ application: ExpoApplication, _ session: Session) async throws {
    var shown = ""
    while true {
      let job = try await application.jobs.explain(id)
      let change = "\(job.job.state) \(job.job.attempts) \(job.reason)"
      if change != shown {
        shown = change
        session.console.note("job \(id): \(job.sentence)")
      }
      if ["done", "dead", "cancelled"].contains(job.job.state) {
        try session.print(DetailReport(of: job.job, JobSummary.columns))
        if job.job.state == "done" { return }
        throw Verdict(
          .failure, code: "job.\(job.job.state)", "job \(id) is \(job.job.state)",
          hint: "see it with: expoctl job show \(id)")
      }
      session.console.showProgress(
        job.job.progress.map { "job \(id): \(Decimals.fixed($0 * 100, 1)) %" }
          ?? "job \(id): \(job.sentence)")
      try await Task.sleep(for: interval)
    }
  }
}
