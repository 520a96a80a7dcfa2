import ArgumentParser
import Expo

/// `expoctl import template enterprises --lang ru`.
struct ImportTemplate: Verb {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Print the header of an empty file; without a kind, list the kinds.",
    discussion: """
      The titles are in the language of --lang; a file may have them in any language.

        expoctl import template enterprises --lang ru > enterprises.csv
      """)

  @Argument(help: "The kind of file, as enterprises or requests.")
  var kind: String?

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let language = global.lang ?? .english
    let (kinds, header) = try await session.open { application in
      let imports = application.imports
      return (imports.kindNames, try kind.map { try imports.template($0, in: language) })
    }
    if let header { return try session.console.write(header) }
    try session.print(ListReport(kinds, columns: [Column("kind") { .text($0) }]))
  }
}
