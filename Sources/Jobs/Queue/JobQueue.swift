public import Postgres

/// The door to the queue: creating jobs, looking at them, steering them.
///
/// Enqueueing is transactional: a job exists if and only if the transaction it was enqueued in
/// commits. Execution is at least once; database effects that a handler commits together with
/// `JobContext.finish` happen exactly once.
public struct JobQueue: Sendable {
  let client: PostgresClient
  let keyring: JobKeyring?

  /// The queue of the client's database; secret kinds need a keyring.
  public init(client: PostgresClient, keyring: JobKeyring? = nil) {
    self.client = client
    self.keyring = keyring
  }
}
