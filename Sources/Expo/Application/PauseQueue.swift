import Jobs

extension JobDesk {
  /// Stops workers from taking jobs of a queue, or lets them go on; what runs goes on.
  /// - Throws: `JobDeskError.queueUnknown` for a queue that no kind of job names.
  public func pauseQueue(_ name: String, _ isPaused: Bool, isDryRun: Bool = false) async throws {
    let known = JobTable.queues.keys.sorted()
    guard known.contains(name) else { throw JobDeskError.queueUnknown(name, known: known) }
    try await context.change(isDryRun: isDryRun) { tx in
      try await queue.pause(queue: name, isPaused, in: tx)
      try await audit(isPaused ? "queue.pause" : "queue.resume", name, in: tx)
    }
  }
}
