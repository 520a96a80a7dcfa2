import ArgumentParser

/// `expoctl import`.
struct ImportNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in files: firms, people, wishes and the rest.",
    subcommands: [ImportTemplate.self, ImportCheck.self, ImportApply.self])
}
