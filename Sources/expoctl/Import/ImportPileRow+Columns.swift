public import ArgumentParser
public import Expo

extension ImportPileRow {
  /// How rows of a pile are listed.
  static var columns: [Column<ImportPileRow>] {
    [
      Column("row") { .integer($0.row) },
      Column("result") { .text($0.result.rawValue) },
      Column("record") { .text($0.record) },
      Column("error_code", tone: { _ in .bad }) { .text($0.reason.code) },
      Column("error_column") { .text($0.reason.column) },
      Column("hint", isFlexible: true) { .text($0.reason.hint) },
      Column("cells", isFlexible: true) { .list($0.cells) },
      Column("findings", isInTable: false) { .nested(.array($0.findings.map(\.json))) },
      Column("duplicate", isInTable: false) { .nested($0.duplicate?.json ?? .null) },
    ]
  }
}

extension ImportPile: ExpressibleByArgument {}
extension HeldDecision: ExpressibleByArgument {}
extension TableFormat: ExpressibleByArgument {}
