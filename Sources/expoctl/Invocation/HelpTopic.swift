/// Pages of help that belong to no command: `expoctl help exit-codes`.
enum HelpTopic: String, CaseIterable {
  case exitCodes = "exit-codes"
  case environment

  /// The topic that `help TOPIC` asks for; nil when the arguments ask for anything else.
  init?(_ arguments: [String]) {
    guard arguments.count == 2, arguments[0] == "help" else { return nil }
    self.init(rawValue: arguments[1])
  }

  /// The page.
  var text: String {
    switch self {
    case .exitCodes:
      ExitCode.allCases.map { exit in
        let number = String(exit.rawValue)
        return String(repeating: " ", count: 3 - number.count) + number + "  " + exit.meaning
      }.joined(separator: "\n")
    case .environment: Self.variables
    }
  }

  private static let variables = """
    EXPO               the expo to work on when -e is not given
    EXPO_DATABASE_URL  the database: a PostgreSQL URL or key=value string, several
                       hosts allowed; without it a private server is started and
                       kept under EXPO_HOME
    EXPO_HOME          where the private server lives (default: ~/.local/share/expo)
    EXPO_SQL_DIR       where the numbered migrations are, when they are not found
                       beside the program
    EXPO_LOG_LEVEL     trace, debug, info, notice, warning, error
    TRACEPARENT        the trace (W3C) that the call and the jobs it asks for
                       belong to
    NO_COLOR           no colours, when set to anything
    LC_ALL, LC_MESSAGES, LANG
                       the language of names when --lang is not given
    """
}
