public import ArgumentParser
public import Expo

/// What every verb understands.
struct GlobalOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "How to print data: table, json or csv.")
  var output: OutputFormat = .table

  @Option(
    help: "Language of names and reasons: ru, zh or en. (default: from LC_ALL, LC_MESSAGES or LANG)"
  )
  var lang: Language?

  @Flag(name: .shortAndLong, help: "Print data and errors, no notes and no progress.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tell what is being done; twice for everything.")
  var verbose: Int

  @Flag(help: "No colours, whatever the terminal; NO_COLOR does the same.")
  var noColor = false
}

extension Language: ExpressibleByArgument {
  /// The language a person's locale asks for, as POSIX orders the variables; English otherwise.
  static func preferred(environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale.flatMap { Language(rawValue: String($0.prefix(2))) } ?? .english
  }
}
