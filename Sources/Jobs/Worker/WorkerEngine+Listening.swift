import Postgres

extension WorkerEngine {
  /// Turns notifications into rings, and every new connection too: what was said while it was away is
  /// lost.
  func listenLoop() async {
    let channels = [JobQueries.wakeChannel, JobQueries.cancelChannel]
    for await event in control.listen(channels) {
      switch event {
      case .connected:
        await claimBell.ring()
        await beatBell.ring()
      case .notification(let channel, let payload) where channel == JobQueries.cancelChannel:
        if let id = JobID(payload), attempts[id] != nil { await beatBell.ring() }
      case .notification(_, let payload):
        if configuration.queues[payload] != nil { await claimBell.ring() }
      }
    }
  }
}
