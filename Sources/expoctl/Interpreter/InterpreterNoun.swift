import ArgumentParser

/// `expoctl interpreter`.
struct InterpreterNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interpreter", abstract: "Interpreters, and who works when.",
    subcommands: [InterpreterList.self, InterpreterRoster.self, InterpreterUnavailable.self])
}
