/// How a worker works.
public struct JobWorkerConfiguration: Sendable {
  /// How many jobs of each queue it runs at a time; it serves no other queues.
  public var queues: [String: Int]
  /// How long a claim holds without a heartbeat: after that another worker takes the job.
  public var lease: Duration = .seconds(15)
  /// How often leases are extended; well below the lease.
  public var heartbeat: Duration = .seconds(5)
  /// How often to look for due jobs when nobody rings; also how late a delayed job may start.
  public var pollInterval: Duration = .seconds(1)
  /// How often to look for jobs of vanished workers.
  public var sweepInterval: Duration = .seconds(3)
  /// How often to look for due cron slots.
  public var cronInterval: Duration = .seconds(1)
  /// How long running jobs may go on after a graceful shutdown began.
  public var gracePeriod: Duration = .seconds(20)
  /// How long a cancelled handler may take to give way before its job is settled without it.
  public var unwindPeriod: Duration = .milliseconds(500)
  /// How much longer a job of one priority may have waited before it goes in front of the next higher.
  public var ageing: Duration = .seconds(60)
  /// How long a claimed job may wait for a slot here before it goes back to the others.
  public var patience: Duration = .milliseconds(500)

  /// What opens the payloads of secret kinds.
  public var keyring: JobKeyring?

  /// The queues, and defaults that bring a lost worker's job back within 20 s.
  public init(queues: [String: Int]) {
    precondition(queues.values.allSatisfy { $0 > 0 }, "a queue is served by at least one slot")
    self.queues = queues
  }
}
