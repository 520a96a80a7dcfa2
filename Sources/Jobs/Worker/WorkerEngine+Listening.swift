import Postgres

extension WorkerEngine {
  /// Turns notifications into rings, and every new connection too: what was said while it was away is
  /// lost.
  nonisolated func listenLoop() async {
    let channels = [JobQueries.wakeChannel, SteerQueries.cancelChannel]
    await control.listen(channels) { [self] event, session in
      switch event {
      case .connected:
        lookAgain()
        beatBell.ring()
      case .notification(let channel, _) where channel == SteerQueries.cancelChannel:
        beatBell.ring()
      case .notification(_, let payload):
        await hear(JobRing(payload: payload), on: session)
      }
    }
  }

  /// What cannot be read was rung by a version to come: look everywhere.
  private nonisolated func hear(_ ring: JobRing?, on session: ListenSession) async {
    switch ring {
    case .deferred: await expectDue(in: .zero)
    case .queue(let queue): if configuration.queues[queue] != nil { lookAgain() }
    case .lane(let lane, let queue):
      guard shop.with({ $0.lines[queue]?.rung(for: lane) }) != nil else { return }
      await claimAtOnce(on: session)
    case nil: lookAgain()
    }
  }
}
