/// The thread that waits for the server's answers.
public enum PostgresThread {
  /// Runs tasks on that thread: an answer, or a notification, reaches a task there without a change of
  /// threads, which on an idle machine costs more than the statement.
  ///
  /// For tasks that mostly wait. While one computes, no statement of the process gets its answer; one
  /// that blocks stops them all.
  public static var executor: any TaskExecutor { Reactor.shared }
}
