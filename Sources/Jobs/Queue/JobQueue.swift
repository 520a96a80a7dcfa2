public import Postgres

/// The door to the queue: creating jobs, looking at them, steering them.
///
/// Enqueueing is transactional: a job exists if and only if the transaction it was enqueued in
/// commits. Execution is at least once; database effects that a handler commits together with
/// `JobContext.finish` happen exactly once.
public struct JobQueue: Sendable {
  let client: PostgresClient

  /// The queue of the client's database.
  public init(client: PostgresClient) {
    self.client = client
  }
}
