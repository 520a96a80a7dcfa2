/// The thread that waits for the server's answers.
public enum PostgresThread {
  /// Runs tasks on that thread: an answer, or a notification, reaches a task there without a change of
  /// threads, which on an idle machine costs more than the statement.
  ///
  /// For tasks that mostly wait. While one computes, no statement of the process gets its answer; one
  /// that blocks stops them all.
  public static var executor: any TaskExecutor { Reactor.shared }

  /// Something that thread is to do later.
  public struct Alarm: Sendable {
    fileprivate let number: UInt64

    /// Lets it not happen any more; too late once it has begun.
    public func cancel() { Reactor.shared.stop(number) }
  }

  /// Does something short on that thread when so long has passed.
  ///
  /// Unlike a sleeping task it wakes no thread to be set or cancelled there.
  public static func alarm(
    in duration: Duration, _ action: @escaping @Sendable () -> Void
  ) -> Alarm {
    Alarm(number: Reactor.shared.at(.now + duration, action))
  }
}
