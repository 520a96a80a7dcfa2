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
      case .notification(_, let payload):
        hear(JobRing(payload: payload))
      }
    }
  }

  /// What cannot be read was rung by a version to come: look everywhere.
  private nonisolated func hear(_ ring: JobRing?) {
    switch ring {
    case .deferred: Task { await self.expectDue(in: .zero) }
    case .queue(let queue): if configuration.queues[queue] != nil { lookAgain() }
    case .lane(let lane, let queue):
      if shop.with({ $0.lines[queue]?.rung(for: lane) }) != nil { claimBell.ring() }
    case nil: lookAgain()
    }
  }
}
