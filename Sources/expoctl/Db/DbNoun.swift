import ArgumentParser

/// `expoctl db`.
struct DbNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db", abstract: "The database: a private server, and the schema.",
    discussion: """
      With EXPO_DATABASE_URL set, that server is used; without it, a private one is
      kept under EXPO_HOME and started when it is needed.
      """,
    subcommands: [DbStart.self, DbStop.self, DbStatus.self, DbMigrate.self])
}
