import ArgumentParser
import Expo

/// `expoctl sample write DIR`.
struct SampleWrite: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "write",
    abstract: "Write the files of a fictional expo into a folder, ready to import.",
    discussion: """
      Firms and people are invented. The same seed and sizes give the same files,
      byte for byte.

        expoctl sample write sample && expoctl import apply sample
      """)

  @Argument(help: "The folder; made when it is not there.", completion: .directory)
  var folder: String

  @Option(help: "The code of the expo.") var code = Self.usual.code
  @Option(help: "What all chance is drawn from.") var seed = Self.usual.seed
  @Option(help: "How many Russian firms.") var ru = Self.usual.russianFirms
  @Option(help: "How many Chinese firms.") var cn = Self.usual.chineseFirms
  @Option(help: "How many tables in the halls.") var tables = Self.usual.tables
  @Option(help: "How many interpreters.") var interpreters = Self.usual.interpreters

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  private static let usual = SampleExpo()

  var whenInterrupted: String { "interrupted: some files may not be there" }

  func validate() throws {
    for (name, number, least) in [
      ("--ru", ru, 1), ("--cn", cn, 1), ("--tables", tables, 1),
      ("--interpreters", interpreters, 0),
    ] where !(least...99_999).contains(number) {
      throw ValidationError("\(name) \(number): from \(least) to 99999.")
    }
  }

  func perform(_ session: Session) async throws {
    let sample = SampleExpo(
      seed: seed, code: code, russianFirms: ru, chineseFirms: cn, interpreters: interpreters,
      tables: tables)
    if dry.dryRun { return noteDryRun(session) }
    let files = try sample.write(to: folder).sorted { $0.key < $1.key }
    try session.print(
      ListReport(
        files,
        columns: [
          Column("file") { .text($0.key) },
          Column("rows") { .integer($0.value) },
        ]))
    session.console.note("import them with: expoctl import apply \(folder)")
  }
}
