import ArgumentParser
import Foundation

/// One call of the program: reads the command line, runs the verb, reports what went wrong.
struct Invocation {
  let arguments: [String]
  let environment: [String: String]

  /// Runs it to its end.
  func run() async -> ExitCode {
    if let topic = HelpTopic(arguments) { return print(topic.text) }
    let command: any ParsableCommand
    do {
      command = try Expoctl.parseAsRoot(arguments)
    } catch {
      return reportParsing(error)
    }
    guard let verb = command as? any Verb else { return help(command) }
    do {
      try await perform(verb)
      return .ok
    } catch {
      return report(error, of: verb)
    }
  }

  private func perform(_ verb: some Verb) async throws {
    let session = Session(verb.global, environment: environment)
    if type(of: verb).mindsSignals { return try await verb.perform(session) }
    let work = Task { try await verb.perform(session) }
    let trap = SignalTrap { work.cancel() }
    defer { trap.release() }
    try await work.value
  }

  /// A noun alone, or `help`: prints its help.
  private func help(_ command: any ParsableCommand) -> ExitCode {
    let type = type(of: command)
    if !type.configuration.subcommands.isEmpty { return print(Expoctl.helpMessage(for: type)) }
    var command = command
    do {
      try command.run()
      return .ok
    } catch {
      return reportParsing(error)
    }
  }

  private func reportParsing(_ error: any Error) -> ExitCode {
    let full = Expoctl.fullMessage(for: error)
    if Expoctl.exitCode(for: error) == .success { return print(full) }
    if let unknown = UnknownWord(arguments) {
      complain(ErrorReport(unknown.error))
      return .usage
    }
    if asksForJSON {
      let message = Expoctl.message(for: error)
      complain(ErrorReport(code: "usage", message: message, hint: usage(in: full)))
    } else {
      FileHandle.standardError.write(Data((full + "\n").utf8))
    }
    return .usage
  }

  private func report(_ error: any Error, of verb: some Verb) -> ExitCode {
    let exit = ExitCode(for: error)
    if exit == .ok { return exit }
    let told: any Error = error is CancellationError ? Interruption(verb.whenInterrupted) : error
    complain(ErrorReport(told))
    return exit
  }

  private func complain(_ report: ErrorReport) {
    let text = asksForJSON ? report.json.text : report.text
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  private func print(_ text: String) -> ExitCode {
    do {
      try Console.plain.write(text + "\n")
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
