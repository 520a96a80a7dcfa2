import Postgres

extension Context {
  /// Runs a write in one transaction; a dry run does the same and then takes all of it back.
  func change<T: Sendable>(
    _ mode: TransactionMode = .readWrite, isDryRun: Bool,
    _ body: (PostgresTransaction) async throws -> T
  ) async throws -> T {
    do {
      return try await database.transaction(mode) { tx in
        let result = try await body(tx)
        if isDryRun { throw DryRun(result: result) }
        return result
      }
    } catch let dryRun as DryRun<T> {
      return dryRun.result
    }
  }
}

/// Carries the result out of a transaction that must not be committed.
private struct DryRun<T: Sendable>: Error {
  let result: T
}
