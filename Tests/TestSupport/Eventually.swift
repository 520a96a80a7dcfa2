/// A condition that did not come true in time.
public struct NeverHappened: Error, CustomStringConvertible {
  /// What was waited for, and how long.
  public let description: String
}

/// Waits until something in another task or process is so.
///
/// - Parameters:
///   - what: for the error's text.
///   - timeout: generous, since only a failure takes that long.
///   - condition: asked again and again, a few milliseconds apart.
/// - Throws: `NeverHappened`, or what the condition throws.
public func eventually(
  _ what: String = "the condition", timeout: Duration = .seconds(30),
  _ condition: () async throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + timeout
  while try await !condition() {
    guard ContinuousClock.now < deadline else {
      throw NeverHappened(description: "\(what) did not come about within \(timeout)")
    }
    try await Task.sleep(for: .milliseconds(10))
  }
}
