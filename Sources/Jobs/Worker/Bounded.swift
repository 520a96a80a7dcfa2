/// Runs a statement under a limit of the worker's own: what has not answered by then is cancelled and
/// fails, so that no loop ever hangs on a silent server.
func bounded<Value: Sendable>(
  by limit: Duration, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: limit)
      return nil
    }
    defer { group.cancelAll() }
    guard let value = try await group.next() ?? nil else { throw BoundExceeded(limit: limit) }
    return value
  }
}

/// A statement of a worker's loop did not answer in time.
struct BoundExceeded: Error, CustomStringConvertible {
  let limit: Duration
  var description: String { "no answer within \(limit)" }
}
