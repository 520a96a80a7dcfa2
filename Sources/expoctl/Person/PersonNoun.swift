import ArgumentParser

/// `expoctl person`.
struct PersonNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "People: officials, those of firms, interpreters.",
    subcommands: [
      PersonList.self, PersonShow.self, PersonAdd.self, PersonEdit.self, PersonName.self,
    ])
}
