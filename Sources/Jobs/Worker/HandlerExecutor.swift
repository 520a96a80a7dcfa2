import Foundation

/// The threads that handlers run on: as many as it takes, so that handlers that block or compute
/// neither hold up each other nor the heartbeats, which stay on the few shared threads.
///
/// A thread is made when work comes and none is idle, and ends after a while without work.
final class HandlerExecutor: TaskExecutor {
  /// More threads than any sensible number of handlers; work beyond waits for one.
  private static let most = 512
  private static let patience: TimeInterval = 10

  /// One for the process: it outlives every task that runs on it.
  static let shared = HandlerExecutor()

  private let board = WorkBoard()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    guard board.post(job, most: Self.most) else { return }
    let thread = Thread { [self] in
      while let job = board.take(patience: Self.patience) {
        job.runSynchronously(on: asUnownedTaskExecutor())
      }
    }
    thread.name = "job-handler"
    thread.stackSize = 2 << 20
    thread.start()
  }
}

/// Work that waits for a thread.
///
/// Guarded by its own condition, which the compiler cannot see.
private final class WorkBoard: @unchecked Sendable {
  private let condition = NSCondition()
  private var jobs: [UnownedJob] = []
  private var idle = 0
  private var threads = 0

  /// Posts work; answers whether the caller is to start a thread for it.
  func post(_ job: UnownedJob, most: Int) -> Bool {
    let (isIdle, isNeeded) = place(job, most: most)
    // With the lock given back: who wakes would have to wait for it.
    if isIdle { condition.signal() }
    return isNeeded
  }

  /// Puts work on the board; answers whether somebody idle can take it, and whether a thread is needed.
  private func place(_ job: UnownedJob, most: Int) -> (isIdle: Bool, isNeeded: Bool) {
    condition.lock()
    defer { condition.unlock() }
    jobs.append(job)
    if idle >= jobs.count { return (true, false) }
    guard threads < most else { return (false, false) }
    threads += 1
    return (false, true)
  }

  /// Waits for work; nil tells the thread to end.
  func take(patience: TimeInterval) -> UnownedJob? {
    condition.lock()
    defer { condition.unlock() }
    let end = Date().addingTimeInterval(patience)
    while jobs.isEmpty {
      idle += 1
      let isInTime = condition.wait(until: end)
      idle -= 1
      if !isInTime, jobs.isEmpty {
        threads -= 1
        return nil
      }
    }
    return jobs.removeFirst()
  }
}
