/// The session that notifications come on, of use until whoever hears one has done with it.
///
/// The server has just been at this session to tell of the notification, and is quicker to answer here
/// than on one it has not been at for a while.
public struct ListenSession: Sendable {
  let box: SessionBox

  /// Runs one statement in a transaction of its own; what is told meanwhile is heard after it.
  ///
  /// Never repeated by itself: after `connectionLost` it may have taken effect.
  ///
  /// - Parameter limit: how long it may take before it is cancelled and fails with `queryCanceled`.
  public func query(_ sql: SQL, within limit: Duration? = nil) async throws -> PostgresRows {
    PostgresRows(try await box.session.query(sql, within: limit))
  }
}
