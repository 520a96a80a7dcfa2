import ArgumentParser

/// A command that does something, as against a noun that only groups verbs.
protocol Verb: ParsableCommand, Sendable {
  /// What every verb understands.
  var global: GlobalOptions { get }
  /// What Ctrl-C leaves behind, told when it comes in the middle.
  var whenInterrupted: String { get }
  /// Whether the verb minds SIGINT and SIGTERM itself, as a worker does that finishes its jobs.
  static var mindsSignals: Bool { get }

  /// Does it.
  func perform(_ session: Session) async throws
}

extension Verb {
  var whenInterrupted: String { "interrupted" }
  static var mindsSignals: Bool { false }
}

/// A verb whose writes are one transaction: all of them or none.
protocol WritingVerb: Verb {
  /// Whether nothing is to be kept.
  var dry: DryRunOption { get }
}

extension WritingVerb {
  var whenInterrupted: String { "interrupted: nothing was written" }

  /// Said after the report of a dry run.
  func noteDryRun(_ session: Session) {
    if dry.dryRun { session.console.note("dry run: nothing was written", tone: .warning) }
  }
}
