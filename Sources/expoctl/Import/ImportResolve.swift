import ArgumentParser
import Expo

/// `expoctl import resolve 7 4 9 --as merge`.
struct ImportResolve: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Decide about held rows: merge them, keep both, or skip the row.",
    discussion: """
      merge  it is the same firm: the names and numbers it lacks are added to it
      keep   it is another firm: the row becomes a record of its own
      skip   the row is left out

      All rows named are decided in one transaction. Rows that share a number with
      what they look like cannot be kept beside it.

        expoctl import rows 7 --pile held
        expoctl import resolve 7 4 9 --as merge
        expoctl import resolve 7 --all --as skip
      """)

  @Argument(help: "The number of the import, from “import list”.")
  var batch: Int64

  @Argument(help: "The rows, by their numbers in “import rows --pile held”.")
  var rows: [Int] = []

  @Flag(help: "Every row that waits.") var all = false

  @Option(name: .customLong("as"), help: "merge, keep or skip.")
  var decision: HeldDecision

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if all == !rows.isEmpty { throw ValidationError("Name rows, or --all of them.") }
  }

  func perform(_ session: Session) async throws {
    let resolved = try await session.open {
      try await $0.imports.resolve(
        batch, rows: all ? nil : rows, decision, isDryRun: dry.dryRun)
    }
    try session.print(
      ListReport(
        resolved, whenEmpty: "no row of import \(batch) waits",
        columns: [
          Column("row") { .integer($0.row) },
          Column("decision") { .text($0.decision.rawValue) },
          Column("record") { .text($0.record) },
        ]))
    noteDryRun(session)
  }
}
