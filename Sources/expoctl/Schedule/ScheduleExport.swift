import ArgumentParser
import Expo
import Foundation

/// `expoctl schedule export --format ics --firm RU0001 -O RU0001.ics -e cre-2014`.
struct ScheduleExport: Verb {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the timetable of all, or of one firm, table, interpreter.",
    discussion: """
      Names are in the language of --lang. Calendar entries keep their identity, so
      that a later file replaces an earlier one in a calendar program.

        expoctl schedule export --format ics --firm RU0001 -O RU0001.ics -e CODE
      """)

  @Option(help: "csv, json or ics. (default: by the name of the file, else -o, else csv)")
  var format: ScheduleFormat?
  @Option(help: "Only of this firm.") var firm: String?
  @Option(help: "Only of this table.") var table: String?
  @Option(help: "Only of this interpreter.") var interpreter: String?
  @Option(help: "The version. (default: the published one, else the newest)") var version: Int?
  @Option(
    name: [.customShort("O"), .customLong("output-file")],
    help: ArgumentHelp("Write to this file. (default: standard output)", valueName: "file"),
    completion: .file())
  var file: String?
  @Flag(help: "Begin a CSV file with a byte order mark, which Excel needs.") var bom = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if [firm, table, interpreter].compactMap({ $0 }).count > 1 {
      throw ValidationError("Name a firm, a table or an interpreter, not several.")
    }
    if bom && chosenFormat != .csv { throw ValidationError("--bom is for CSV files.") }
  }

  func perform(_ session: Session) async throws {
    let bytes = try await session.open(expo) { application, edition in
      try await application.timetables.export(
        edition.code, version: version, subject, format: chosenFormat,
        language: session.language, hasByteOrderMark: bom)
    }
    guard let file else { return try session.console.write(bytes) }
    do {
      try bytes.write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw OutputError.failed(reason: "\(file): \(error.localizedDescription)")
    }
    session.console.note("wrote \(file)")
  }

  private var chosenFormat: ScheduleFormat {
    if let format { return format }
    let ending = file.map { URL(filePath: $0).pathExtension.lowercased() }
    if let known = ending.flatMap(ScheduleFormat.init(rawValue:)) { return known }
    return global.output == .json ? .json : .csv
  }

  private var subject: ScheduleSubject {
    if let firm { return .firm(firm) }
    if let table { return .table(table) }
    return interpreter.map { .interpreter($0) } ?? .all
  }
}
