import ArgumentParser
import Expo

/// `expoctl audit anchor >> anchors.txt`.
struct AuditAnchor: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "anchor", abstract: "Note down where every chain stands.",
    discussion: """
      Prints one anchor a line. Keep them where nobody who can change the database
      can: printed, in a mail, on another machine. The heads also go into the chain
      that belongs to no expo, so that cutting off one chain is found without any
      file.

        expoctl audit anchor -q >> /mnt/elsewhere/anchors.txt
      """)

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let chains = try await session.open { try await $0.audit.anchor(isDryRun: dry.dryRun) }
    if session.format == .table {
      try session.console.write(
        chains.map { "\($0.anchor) \($0.expo ?? "–")\n" }.joined())
    } else {
      try session.print(ListReport(chains, columns: AuditChain.columns))
    }
    noteDryRun(session)
  }
}
