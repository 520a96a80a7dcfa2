import Foundation
import Synchronization

/// Tells work on a thread of its own that nobody waits for it any more.
public final class CancellationFlag: Sendable {
  private let raised = Atomic(false)

  /// A flag that is not raised.
  public init() {}

  /// Whether to give up.
  public var isCancelled: Bool { raised.load(ordering: .relaxed) }

  /// Raises the flag for good.
  public func cancel() { raised.store(true, ordering: .relaxed) }
}

/// Runs work that keeps a thread busy on a thread of its own, so that it takes none of the few that
/// heartbeats and other jobs run on.
///
/// The body polls the flag, which rises when the surrounding task is cancelled, and then throws or
/// returns what it has; what it returns or throws is handed on. `stackBytes` is for deep recursion.
public func runBlocking<Value: Sendable>(
  stackBytes: Int = 8 << 20, _ body: @escaping @Sendable (CancellationFlag) throws -> Value
) async throws -> Value {
  let flag = CancellationFlag()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread {
        continuation.resume(with: Result { try body(flag) })
      }
      thread.stackSize = stackBytes
      thread.name = "blocking-work"
      thread.start()
    }
  } onCancel: {
    flag.cancel()
  }
}
