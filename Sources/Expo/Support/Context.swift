public import Foundation
public import Postgres

/// One caller's way in: the database, who is calling, and what time it is for the application.
public struct Context: Sendable {
  /// The pool of connections.
  public let database: PostgresClient
  /// Who is calling; stands in every audit entry.
  public let actor: Actor
  /// The trace that the call belongs to, as the W3C writes it; what is enqueued belongs to it too.
  public let traceparent: String?
  /// The application's clock; what is due or expired is decided by the database's clock instead.
  public let now: @Sendable () -> Date

  /// Makes a context; tests give a fixed clock.
  public init(
    database: PostgresClient, actor: Actor, traceparent: String? = nil,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.database = database
    self.actor = actor
    self.traceparent = traceparent
    self.now = now
  }
}
