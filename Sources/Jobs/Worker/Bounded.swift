import Postgres
import Synchronization

/// Runs a statement under a limit of the worker's own: what has not answered by then is cancelled and
/// fails, so that no loop ever hangs on a silent server.
func bounded<Value: Sendable>(
  by limit: Duration, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  let task = Task(executorPreference: PostgresThread.executor) { try await body() }
  let isOver = IsOver()
  let alarm = PostgresThread.alarm(in: limit) {
    isOver.flag.store(true, ordering: .relaxed)
    task.cancel()
  }
  defer { alarm.cancel() }
  return try await withTaskCancellationHandler {
    do {
      return try await task.value
    } catch is CancellationError where isOver.flag.load(ordering: .relaxed) {
      throw BoundExceeded(limit: limit)
    }
  } onCancel: {
    task.cancel()
  }
}

/// Whether the limit has passed.
private final class IsOver: Sendable {
  let flag = Atomic(false)
}

/// A statement of a worker's loop did not answer in time.
struct BoundExceeded: Error, CustomStringConvertible {
  let limit: Duration
  var description: String { "no answer within \(limit)" }
}
