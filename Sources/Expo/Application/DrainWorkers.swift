import Foundation
import Jobs

extension JobDesk {
  /// Asks a worker to end once its running jobs have.
  /// - Parameter name: Its id, the beginning of it that no other has, or `host:pid`.
  /// - Returns: The worker.
  /// - Throws: `JobDeskError.workerUnknown`, unless the name is that of exactly one that is alive.
  public func drain(worker name: String, isDryRun: Bool = false) async throws -> WorkerSummary {
    let now = try await DoctorQueries.now(context.database)
    let alive = try await queue.workers().filter { $0.isAlive(at: now) }
    let meant = alive.filter { worker in
      "\(worker.host):\(worker.pid)" == name
        || (!name.isEmpty && worker.id.uuidString.lowercased().hasPrefix(name.lowercased()))
    }
    guard meant.count == 1, let worker = meant.first else {
      throw JobDeskError.workerUnknown(name, alive: alive.map { "\($0.host):\($0.pid)" })
    }
    try await context.change(isDryRun: isDryRun) { tx in
      try await queue.drain(worker: worker.id, in: tx)
      try await audit("worker.drain", "\(worker.host):\(worker.pid)", in: tx)
    }
    return WorkerSummary(worker)
  }
}
