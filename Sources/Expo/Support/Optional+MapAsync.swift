extension Optional {
  /// The value after a change that waits.
  package func mapAsync<T>(_ change: (Wrapped) async throws -> T) async throws -> T? {
    guard let self else { return nil }
    return try await change(self)
  }
}
