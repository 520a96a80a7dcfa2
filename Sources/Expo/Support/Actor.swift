/// Who does something: a person at the command line, the worker, cron.
public struct Actor: Hashable, Sendable, Codable {
  /// How the audit names it: `anna@registration-desk`, `expo-worker`.
  public let name: String

  /// Names an actor.
  public init(name: String) { self.name = name }
}
