import Expo

/// What became of files: a line for each, then what is wrong in them.
struct ImportOutcome: Report {
  let reports: [ImportReport]
  /// Whether rows with something to say are the items, not files.
  let showsFindings: Bool

  func table(_ page: Page) -> String {
    if showsFindings { return findings.table(page) }
    let wrong = findings
    if wrong.items.isEmpty { return files.table(page) }
    let shown = ListReport(Array(wrong.items.prefix(Self.shown)), columns: wrong.columns)
    let rest = wrong.items.count - shown.items.count
    let more = rest > 0 ? "… and \(rest) more: --findings shows them all\n" : ""
    return files.table(page) + "\n" + shown.table(page) + more
  }

  func csv(_ reader: Reader) -> CSVRows {
    showsFindings ? findings.csv(reader) : files.csv(reader)
  }

  func json(_ reader: Reader) -> JSONValue {
    showsFindings ? findings.json(reader) : files.json(reader)
  }

  var whenEmpty: String? {
    showsFindings && findings.items.isEmpty ? "nothing to remark" : nil
  }

  /// How many findings stand below the files before they crowd them out.
  private static let shown = 50

  private var files: ListReport<ImportReport> {
    ListReport(
      reports,
      columns: [
        Column("kind") { .text($0.kind) },
        Column("file", isFlexible: true) { .text($0.file) },
        Column("encoding", isInTable: false) { .text($0.encoding) },
        Column("delimiter", isInTable: false) { .text($0.delimiter) },
        Column("rows") { .integer($0.total) },
        Column("inserted") { .integer($0.inserted) },
        Column("updated") { .integer($0.updated) },
        Column("unchanged") { .integer($0.unchanged) },
        Column("rejected") { .integer($0.rejected) },
        Column("held") { .integer($0.held) },
        Column("verdict", tone: { $0.isAccepted ? .good : .bad }) { .text($0.verdict) },
        Column("findings", isInTable: false) { report in
          .nested(.array(report.findings.map(\.json)))
        },
        Column("duplicates", isInTable: false) { report in
          .nested(.array(report.duplicates.map(\.json)))
        },
        Column("batch", isInTable: false) { report in
          .nested(report.batch.map { .integer(Int($0)) } ?? .null)
        },
      ])
  }

  private var findings: ListReport<Finding> {
    ListReport(
      reports.flatMap { report in
        report.findings.map { Finding(file: report.file, finding: $0) }
      },
      columns: [
        Column("file") { .text($0.file) },
        Column("row") { .integer($0.finding.row) },
        Column("column") { .text($0.finding.column) },
        Column("code", tone: { $0.finding.isError ? .bad : .warning }) { .text($0.finding.code) },
        Column("value", isFlexible: true) { .text($0.finding.value) },
        Column("hint", isFlexible: true) { .text($0.finding.hint) },
      ])
  }

  private struct Finding: Sendable {
    let file: String
    let finding: ImportFinding
  }
}

extension Verdict {
  /// The answer to files with something wrong in them; nil when all are accepted.
  init?(_ reports: [ImportReport], isPartial: Bool = false) {
    let refused = reports.filter { !$0.isAccepted }
    if refused.isEmpty { return nil }
    let told = refused.map { report in
      report.rejected + report.held > 0
        ? "\(report.file): \(report.rejected + report.held) of \(report.total) rows"
        : "\(report.file)"
    }
    let wasTaken = isPartial && !refused.contains(where: \.isFileRefused)
    self.init(
      .refused, code: "import.refused",
      "refused: \(told.joined(separator: ", ")); "
        + (wasTaken ? "the others were taken" : "nothing was written"),
      hint: wasTaken ? Self.pileHint(refused) : "correct what is named above and import again")
  }

  /// Where to find what was not taken.
  private static func pileHint(_ reports: [ImportReport]) -> String {
    let hints = reports.compactMap { report in
      report.batch.map { batch in
        "expoctl import rows \(batch) --pile \(report.rejected > 0 ? "rejected" : "held")"
      }
    }
    return hints.isEmpty ? "correct what is named above" : "see: " + hints.joined(separator: ", ")
  }
}
