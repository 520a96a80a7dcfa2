/// A value made by the first who asks and shared by all; a failure is shared as well.
actor Once<Value: Sendable> {
  private var making: Task<Value, any Error>?

  func value(_ make: @escaping @Sendable () async throws -> Value) async throws -> Value {
    if let making { return try await making.value }
    // A task of its own, so that the first asker's cancellation is not everyone's.
    let task = Task { try await make() }
    making = task
    return try await task.value
  }
}
