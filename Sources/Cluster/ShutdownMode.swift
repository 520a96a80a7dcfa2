/// How a server is told to stop.
public enum ShutdownMode: String, Sendable, CaseIterable {
  /// Waits for every client to leave by itself.
  case smart
  /// Rolls back what is open, disconnects all clients and writes a checkpoint.
  case fast
  /// Drops everything at once; the next start replays the log.
  case immediate
}
