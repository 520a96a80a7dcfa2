import ArgumentParser
import Expo

/// `expoctl import template enterprises --lang ru -O enterprises.xlsx`.
struct ImportTemplate: Verb {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Give out an empty file to fill in; without a kind, list the kinds.",
    discussion: """
      The titles are in the language of --lang; a file may have them in any language.
      A workbook offers what a column may hold as a list; with -e also the
      delegations and firms of the expo.

        expoctl import template enterprises --lang ru > enterprises.csv
        expoctl import template enterprises --lang ru -O enterprises.xlsx -e CODE
      """)

  @Argument(help: "The kind of file, as enterprises or requests.")
  var kind: String?

  @Option(help: "csv or xlsx. (default: by the name of the file, else csv)")
  var format: TableFormat?

  @Option(
    name: [.customShort("O"), .customLong("output-file")],
    help: ArgumentHelp("Write to this file. (default: standard output)", valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(help: "Begin a CSV file with a byte order mark, which Excel needs.") var bom = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let language = global.lang ?? .english
    let output = file.map { OutputFile($0) }
    let format = format ?? (output?.ending == "xlsx" ? .xlsx : .csv)
    let (kinds, bytes) = try await session.open { application in
      let imports = application.imports
      return (
        imports.kindNames,
        try await kind.mapAsync {
          try await imports.template(
            $0, in: language, format: format, expo: expo.codeIfAny, hasByteOrderMark: bom)
        }
      )
    }
    guard let bytes else {
      return try session.print(ListReport(kinds, columns: [Column("kind") { .text($0) }]))
    }
    if let output { return try output.write(bytes, session) }
    try session.console.write(bytes)
  }
}
