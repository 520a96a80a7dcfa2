extension Reactor: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { $0.jobs.append(job) }
    lookAgain()
  }

  /// Runs the work that is there, not what it leads to; answers how much it was.
  @discardableResult
  func runJobs() -> Int {
    let jobs = state.withLock { state in
      defer { state.jobs.removeAll(keepingCapacity: true) }
      return state.jobs
    }
    for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
    return jobs.count
  }
}
