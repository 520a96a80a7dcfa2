import ArgumentParser

/// For verbs that write.
struct DryRunOption: ParsableArguments {
  @Flag(help: "Do everything but the last step: say what would change, change nothing.")
  var dryRun = false

  init() {}

  /// One that was decided, not asked for.
  init(dryRun: Bool) { self.dryRun = dryRun }
}
