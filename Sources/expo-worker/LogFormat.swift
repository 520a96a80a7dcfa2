import ArgumentParser

/// How log lines are written.
enum LogFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// For people and the journal.
  case text
  /// One object a line, for collectors.
  case json
}
