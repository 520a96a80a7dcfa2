import ArgumentParser
import Expo
import Foundation

/// `expoctl delegation export RU-AMU -O amur.xlsx`.
struct DelegationExport: Verb {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the firms or the people of a delegation as a file that can be imported again.",
    discussion: """
      For its liaison to correct and send back. Titles are in the language of --lang.
      Travel documents and days of birth are left out; importing the file again
      empties neither.

        expoctl delegation export RU-AMU --kind contacts --lang ru -O amur.xlsx \\
          -e CODE
      """)

  @Argument(help: "The delegation, as RU-AMU.") var code: String
  @Option(help: "enterprises or contacts.") var kind: DelegationExportKind = .enterprises
  @Flag(help: "Only itself, not the delegations below it.") var alone = false
  @Option(
    name: [.customShort("O"), .customLong("output-file")],
    help: ArgumentHelp(
      "Write to this file, .csv or .xlsx. (default: CSV to standard output)", valueName: "file"),
    completion: .file())
  var file: String?
  @Flag(help: "Begin a CSV file with a byte order mark, which Excel needs.") var bom = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  private var isWorkbook: Bool { file?.lowercased().hasSuffix(".xlsx") ?? false }

  func validate() throws {
    if bom && isWorkbook { throw ValidationError("--bom is for CSV files.") }
  }

  func perform(_ session: Session) async throws {
    let expo = try expo.code()
    let export = try await session.open {
      try await $0.delegations.export(
        code, kind, isAlone: alone, expo: expo, language: global.lang ?? .english)
    }
    let bytes = try export.bytes(isWorkbook: isWorkbook, hasByteOrderMark: bom)
    guard let file else { return try session.console.write(bytes) }
    do {
      try bytes.write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw OutputError.failed(reason: "\(file): \(error.localizedDescription)")
    }
    session.console.note("wrote \(export.rows.count) rows to \(file)")
  }
}
