import ArgumentParser
import Foundation

/// One call of the program: reads the command line, runs the verb, reports what went wrong.
struct Invocation {
  let arguments: [String]
  let environment: [String: String]

  /// Runs it to its end.
  func run() async -> ExitCode {
    if let topic = HelpTopic(arguments) { return print(topic.text) }
    if arguments == ["--version"] { return print("expoctl \(Release.version)") }
    let command: any ParsableCommand
    do {
      command = try Expoctl.parseAsRoot(arguments)
    } catch {
      return reportParsing(error)
    }
    guard let verb = command as? any Verb else { return help(command) }
    let session = Session(verb.global, environment: environment)
    do {
      try await perform(verb, session)
      return .ok
    } catch {
      return report(error, of: verb, on: session.console)
    }
  }

  private func perform(_ verb: some Verb, _ session: Session) async throws {
    if type(of: verb).mindsSignals { return try await verb.perform(session) }
    let work = Task { try await verb.perform(session) }
    let trap = SignalTrap { work.cancel() }
    defer { trap.release() }
    try await work.value
  }

  /// A noun alone, or `help`: prints its help.
  private func help(_ command: any ParsableCommand) -> ExitCode {
    let type = type(of: command)
    if !type.configuration.subcommands.isEmpty { return print(Help.text(of: type)) }
    var command = command
    do {
      try command.run()
      return .ok
    } catch {
      return reportParsing(error)
    }
  }

  private func reportParsing(_ error: any Error) -> ExitCode {
    let full = Help.folded(Expoctl.fullMessage(for: error, columns: Help.columns))
    if Expoctl.exitCode(for: error) == .success { return print(full) }
    if let unknown = UnknownWord(arguments) {
      console.complain(ErrorReport(unknown.error))
    } else if asksForJSON {
      let message = Expoctl.message(for: error)
      console.complain(ErrorReport(code: "usage", message: message, hint: usage(in: full)))
    } else {
      console.note(full)
    }
    return .usage
  }

  private func report(_ error: any Error, of verb: some Verb, on console: Console) -> ExitCode {
    let exit = ExitCode(for: error)
    if exit == .ok { return exit }
    let told: any Error = error is CancellationError ? Interruption(verb.whenInterrupted) : error
    console.complain(ErrorReport(told))
    return exit
  }

  /// The streams as long as no verb is known.
  private var console: Console {
    Console(
      terminal: .current(environment: environment), isQuiet: false, speaksJSON: asksForJSON,
      allowsColour: false)
  }

  private func print(_ text: String) -> ExitCode {
    do {
      try console.write(text + "\n")
      return .ok
    } catch {
      return ExitCode(for: error)
    }
  }

  /// The lines that say how it should have been called.
  private func usage(in message: String) -> String? {
    message.range(of: "Usage: ").map { String(message[$0.lowerBound...]) }
  }

  /// Whether errors are to be objects too; asked of the raw words, since they may not parse.
  private var asksForJSON: Bool {
    for (index, word) in arguments.enumerated() {
      if ["-ojson", "-o=json", "--output=json"].contains(word) { return true }
      if word == "json", index > 0, ["-o", "--output"].contains(arguments[index - 1]) {
        return true
      }
    }
    return false
  }
}
