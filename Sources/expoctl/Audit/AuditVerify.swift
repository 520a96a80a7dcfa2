import ArgumentParser
import Expo
import Foundation

/// `expoctl audit verify`.
struct AuditVerify: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove every chain: no entry was changed, deleted, moved or cut off.",
    discussion: """
      Every hash is computed anew and every entry held against the one before it, in
      all chains, or with -e in that of one expo. An end that was cut off together
      with the head of its chain shows only against an anchor noted down earlier:
      those in the chains themselves (expoctl audit anchor) are always looked at, and
      those kept elsewhere when you give them. Exit code 3 when something is wrong.

        expoctl audit verify --anchors /mnt/elsewhere/anchors.txt
        expoctl audit verify -e CODE
      """)

  @Option(help: ArgumentHelp("An anchor, chain:seq:hash.", valueName: "anchor"))
  var anchor: [String] = []
  @Option(
    help: ArgumentHelp("A file of anchors, one a line.", valueName: "file"), completion: .file())
  var anchors: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Only the chain of this expo. (default: all chains)", valueName: "code"))
  var expo: String?
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let given = try anchor + (anchors.map(Self.lines) ?? [])
    let verdict = try await session.open {
      try await $0.audit.verify(expo: expo, anchors: given)
    }
    try session.print(Self.report(verdict, anchors: given.count))
    if verdict.findings.isEmpty { return }
    let count = verdict.findings.count
    throw Verdict(
      .refused, code: "audit.broken",
      "\(count) \(count == 1 ? "entry is" : "entries are") not what was written",
      hint: "hold the entries at these places against a backup")
  }

  /// The anchors of a file; what follows a space is a remark.
  private static func lines(_ path: String) throws -> [String] {
    do {
      return try String(contentsOf: URL(filePath: path), encoding: .utf8).split(separator: "\n")
        .compactMap { $0.split(separator: " ").first.map(String.init) }
    } catch {
      throw UsageError("\(path) cannot be read: \(error.localizedDescription)")
    }
  }

  private static func report(_ verdict: AuditVerdict, anchors: Int) -> DetailReport {
    DetailReport(
      [
        .init("chains", .integer(verdict.chains.count)),
        .init("entries", .integer(Int(verdict.chains.map(\.entries).reduce(0, +)))),
        .init("anchors", .integer(verdict.anchors)),
        .init(
          "findings", .integer(verdict.findings.count),
          tone: verdict.findings.isEmpty ? .good : .bad),
      ],
      sections: [
        .init("heads", title: "Chains", ListReport(verdict.chains, columns: AuditChain.columns)),
        .init("broken", title: "What is wrong", ListReport(verdict.findings, columns: findings)),
      ])
  }

  private static let findings: [Column<AuditFinding>] = [
    Column("chain") { .integer(Int($0.chain)) },
    Column("expo") { .text($0.expo) },
    Column("seq") { .integer(Int($0.seq)) },
    Column("problem", tone: { _ in .bad }) { .text($0.problem.rawValue) },
    Column("meaning", isFlexible: true) { .text($0.problem.meaning) },
  ]
}

extension AuditChain {
  /// How chains are listed.
  static var columns: [Column<AuditChain>] {
    [
      Column("chain") { .integer(Int($0.chain)) },
      Column("expo") { .text($0.expo) },
      Column("entries") { .integer(Int($0.entries)) },
      Column("anchor") { .text($0.anchor) },
    ]
  }
}
