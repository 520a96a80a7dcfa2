import Expo

extension ImportBatchSummary {
  /// How batches are listed.
  static var columns: [Column<ImportBatchSummary>] {
    [
      Column("id") { .integer(Int($0.id)) },
      Column("expo") { .text($0.expo) },
      Column("kind") { .text($0.kind) },
      Column("file", isFlexible: true) { .text($0.file) },
      Column("sha256", isInTable: false) { .text($0.sha256) },
      Column("encoding", isInTable: false) { .text($0.encoding) },
      Column("rows") { .integer($0.total) },
      Column("inserted") { .integer($0.inserted) },
      Column("updated") { .integer($0.updated) },
      Column("unchanged") { .integer($0.unchanged) },
      Column("rejected", tone: { $0.rejected > 0 ? .bad : .plain }) { .integer($0.rejected) },
      Column("held") { .integer($0.held) },
      Column("waiting", tone: { $0.waiting > 0 ? .warning : .plain }) { .integer($0.waiting) },
      Column("at") { .instant($0.at) },
      Column("actor", isInTable: false) { .text($0.actor) },
    ]
  }
}
