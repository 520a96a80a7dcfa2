import Postgres

extension WorkerEngine {
  /// Turns notifications into rings, and every new connection too: what was said while it was away is
  /// lost.
  nonisolated func listenLoop() async {
    let channels = [JobQueries.wakeChannel, SteerQueries.cancelChannel]
    await control.listen(channels) { [self] event in
      switch event {
      case .connected:
        lookAgain()
        beatBell.ring()
      case .notification(let channel, _) where channel == SteerQueries.cancelChannel:
        beatBell.ring()
      case .notification(_, "*"):
        Task { await self.expectDue(in: .zero) }
      case .notification(_, let payload):
        if configuration.queues[payload] != nil { lookAgain() }
      }
    }
  }
}
